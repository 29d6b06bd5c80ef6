package dev.onramp.reconcile.fold;

import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Map;

/**
 * The whole outcome of a fold. Immutable and thread-safe.
 *
 * @param entities every entity of the model
 * @param records each coordinate once, ordered by it
 * @param conflicts coordinates whose lines are not equal, as sentences
 */
public record Folded(Map<Identifier, FoldedEntity> entities, List<FoldedRecord> records, List<String> conflicts) {
    public Folded {
        entities = Map.copyOf(entities);
        records = List.copyOf(records);
        conflicts = List.copyOf(conflicts);
    }

    /** @throws IllegalArgumentException when the model has no such entity */
    public FoldedEntity entity(Identifier name) {
        FoldedEntity entity = entities.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("the model has no entity " + name);
        }
        return entity;
    }
}
