package dev.onramp.model;

import java.util.List;
import java.util.Objects;

/**
 * The declared model, whole and valid: an instance that came from {@link ModelLoader} holds every rule of {@code docs/model.md}.
 * Immutable and thread-safe.
 *
 * @param entities in the order of their names
 * @param sources in the order of their tables
 * @param functions where the functions are found that the mappings name
 * @param consumers of the way back, in the order of their names
 */
public record CanonicalModel(
        List<Entity> entities, List<Source> sources, MappingFunctions functions, List<LegacyConsumer> consumers) {
    public CanonicalModel {
        entities = List.copyOf(entities);
        sources = List.copyOf(sources);
        Objects.requireNonNull(functions, "functions");
        consumers = List.copyOf(consumers);
    }

    /** With functions of the class path alone, and without consumers. */
    public CanonicalModel(List<Entity> entities, List<Source> sources) {
        this(entities, sources, MappingFunctions.ofClassPath(), List.of());
    }

    /** @throws IllegalArgumentException when there is no such entity */
    public Entity entity(Identifier name) {
        return entities.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no entity " + name));
    }

    /** @throws IllegalArgumentException when there is no such source */
    public Source source(Identifier table) {
        return sources.stream()
                .filter(each -> each.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no source " + table));
    }
}
