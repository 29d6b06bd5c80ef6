package dev.onramp.model;

import java.util.List;
import java.util.Objects;

/**
 * An application that gets an entity back in the shape of a legacy table, on a topic of its own; see {@code docs/off-ramp.md}.
 *
 * @param name also the end of its consumer group
 * @param system that reads the topic, for people
 * @param topic where the rows go
 * @param entity what is given back
 * @param like the source whose columns and codes the rows have
 * @param columns how each column is got back, in the order of the source; the source's key columns among them
 */
public record LegacyConsumer(
        Identifier name, String system, Identifier topic, Identifier entity, Source like, List<Recovery> columns) {
    public LegacyConsumer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(like, "like");
        columns = List.copyOf(columns);
    }
}
