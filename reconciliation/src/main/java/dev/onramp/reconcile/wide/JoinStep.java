package dev.onramp.reconcile.wide;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One entity of a wide row.
 *
 * @param way roles of the references from the driving entity to here; empty for the driving one
 * @param owner index of the step that holds the link; -1 for the driving one
 * @param link indexes of the linking fields in the owner, in the order of this entity's key
 * @param guard which rows of the owner lead here at all; absent: all
 */
record JoinStep(List<Identifier> way, Entity entity, int owner, List<Integer> link, Optional<Guard> guard) {
    /**
     * What the owner's row must say to lead here.
     *
     * @param index of the field that says it
     */
    record Guard(int index, List<String> values) {
        Guard {
            values = List.copyOf(values);
        }
    }

    JoinStep {
        way = List.copyOf(way);
        Objects.requireNonNull(entity, "entity");
        link = List.copyOf(link);
        Objects.requireNonNull(guard, "guard");
    }
}
