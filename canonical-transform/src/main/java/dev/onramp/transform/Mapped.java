package dev.onramp.transform;

import java.util.List;
import java.util.Objects;

/**
 * A change that the model could map.
 *
 * @param change of a change of key the half that creates the row of the new one
 * @param events one per entity that the source produces, in the order of the model; of a change of key the deletes of the old key before them
 */
public record Mapped(RawChange change, List<CanonicalEvent> events) implements Outcome {
    public Mapped {
        Objects.requireNonNull(change, "change");
        events = List.copyOf(events);
    }
}
