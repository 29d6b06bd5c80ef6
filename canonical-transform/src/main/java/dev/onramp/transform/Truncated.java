package dev.onramp.transform;

import java.util.List;
import java.util.Objects;

/**
 * A truncate that the model could map.
 *
 * @param events one per entity that the source produces, in the order of the model; each belongs into every partition of its topic
 */
public record Truncated(Truncate truncate, List<CanonicalEvent> events) implements Outcome {
    public Truncated {
        Objects.requireNonNull(truncate, "truncate");
        events = List.copyOf(events);
    }
}
