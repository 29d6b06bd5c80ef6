package dev.onramp.model.wide;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One entity of a wide row.
 *
 * @param way roles of the references from the driving entity to here; empty for the driving one
 * @param owner index of the step that refers to this one; -1 for the driving one
 * @param reference the last step of the way; absent for the driving one
 */
public record WideStep(List<Identifier> way, Entity entity, int owner, Optional<Reference> reference) {
    public WideStep {
        way = List.copyOf(way);
        Objects.requireNonNull(entity, "entity");
        if (way.isEmpty() != reference.isEmpty() || way.isEmpty() != owner < 0) {
            throw new IllegalArgumentException("only the driving entity has neither way, owner nor reference: " + way);
        }
    }
}
