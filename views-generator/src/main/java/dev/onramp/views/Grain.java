package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.HashSet;
import java.util.List;

/** Refuses a join that could give more than one row: only the full key of the target, of the same types, is to-one. */
final class Grain {
    private Grain() {}

    /**
     * The entity that the reference leads to.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001 with the way, when the join is not to-one
     */
    static Entity lockedTarget(
            CanonicalModel model, Entity root, Entity owner, Reference reference, List<Identifier> way) {
        Entity target = model.entities().stream()
                .filter(each -> each.name().equals(reference.target()))
                .findFirst()
                .orElseThrow(() -> ViewsErrors.notToOne(
                        root.name(), way, "the model has no entity " + reference.target() + " that it could lead to"));
        List<Identifier> joinedOn = reference.targetFields();
        if (reference.fields().size() != joinedOn.size()
                || joinedOn.size() != target.key().size()
                || !new HashSet<>(joinedOn).equals(new HashSet<>(target.key()))) {
            throw ViewsErrors.notToOne(
                    root.name(),
                    way,
                    reference.fields() + " refers to " + joinedOn + " of " + target.name() + ", whose key is "
                            + target.key() + ": several of its rows could match");
        }
        for (int i = 0; i < joinedOn.size(); i++) {
            FieldType from = stored(typeOf(root, way, owner, reference.fields().get(i)));
            FieldType to = stored(typeOf(root, way, target, joinedOn.get(i)));
            if (!from.equals(to)) {
                throw ViewsErrors.notToOne(
                        root.name(),
                        way,
                        owner.name() + "." + reference.fields().get(i) + " and " + target.name() + "." + joinedOn.get(i)
                                + " have different types");
            }
        }
        return target;
    }

    private static FieldType typeOf(Entity root, List<Identifier> way, Entity entity, Identifier field) {
        return entity.fields().stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElseThrow(() ->
                        ViewsErrors.notToOne(root.name(), way, "entity " + entity.name() + " has no field " + field))
                .type();
    }

    private static FieldType stored(FieldType type) {
        return type instanceof FieldType.EnumType ? FieldType.Primitive.STRING : type;
    }
}
