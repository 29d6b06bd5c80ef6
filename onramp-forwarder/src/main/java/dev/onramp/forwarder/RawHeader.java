package dev.onramp.forwarder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A header of a raw record. The value is not copied: whoever makes one hands the bytes over.
 *
 * @param value null where the producer wrote none
 */
@SuppressWarnings("ArrayRecordComponent") // the hot path: no copies, and never compared
public record RawHeader(String name, byte @Nullable [] value) {
    public RawHeader {
        Objects.requireNonNull(name, "name");
    }
}
