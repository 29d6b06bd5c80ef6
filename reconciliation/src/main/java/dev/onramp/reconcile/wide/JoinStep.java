package dev.onramp.reconcile.wide;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Objects;

/**
 * One entity of a wide row.
 *
 * @param way roles of the references from the driving entity to here; empty for the driving one
 * @param owner index of the step that holds the link; -1 for the driving one
 * @param link indexes of the linking fields in the owner, in the order of this entity's key
 */
record JoinStep(List<Identifier> way, Entity entity, int owner, List<Integer> link) {
    JoinStep {
        way = List.copyOf(way);
        Objects.requireNonNull(entity, "entity");
        link = List.copyOf(link);
    }
}
