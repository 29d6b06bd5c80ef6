package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the broker did not take, by the very record that it was made from; everything else of a delivery is acknowledged.
 *
 * @param tooLarge trying again is of no use
 * @param failed ONR-T003; may be tried again
 */
public record Delivered(Set<RawRecord> tooLarge, Map<RawRecord, OnrampException> failed) {
    public Delivered {
        Set<RawRecord> copy = Collections.newSetFromMap(new IdentityHashMap<>());
        copy.addAll(tooLarge);
        tooLarge = Collections.unmodifiableSet(copy);
        failed = Collections.unmodifiableMap(new IdentityHashMap<>(failed));
    }
}
