package dev.onramp.transform;

import java.util.List;
import java.util.Objects;

/**
 * A change that the model could map.
 *
 * @param events one per entity that the source produces, in the order of the model
 */
public record Mapped(RawChange change, List<CanonicalEvent> events) implements Outcome {
    public Mapped {
        Objects.requireNonNull(change, "change");
        events = List.copyOf(events);
    }
}
