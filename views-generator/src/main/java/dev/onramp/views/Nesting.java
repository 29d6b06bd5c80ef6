package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows references from an entity, depth first, and locks the grain of every step. */
final class Nesting {
    private final CanonicalModel model;
    private final ViewRules rules;
    private final Entity root;
    private int joins;

    /** A reference, by whose it is. */
    private record Step(Identifier owner, Identifier role) {}

    private Nesting(CanonicalModel model, ViewRules rules, Entity root) {
        this.model = model;
        this.rules = rules;
        this.root = root;
    }

    static Nest of(CanonicalModel model, ViewRules rules, Entity root) {
        var nesting = new Nesting(model, rules, root);
        return nesting.enter(List.of(), root, Optional.empty(), List.of(root.name()), List.of());
    }

    /**
     * @param entered every entity of the way, as often as it was entered
     * @param back the references of the way that led into an entity again
     */
    private Nest enter(
            List<Identifier> roles, Entity entity, Optional<Reference> via, List<Identifier> entered, List<Step> back) {
        var parents = new ArrayList<Nest>();
        for (Reference reference : entity.references()) {
            List<Identifier> way = append(roles, reference.role());
            Entity target = Grain.lockedTarget(model, root, entity, reference, way);
            var step = new Step(entity.name(), reference.role());
            boolean again = timesIn(entered, target.name()) > rules.reentries();
            if (again && timesIn(back, step) >= reference.depth()) {
                continue;
            }
            if (++joins > rules.maxJoins()) {
                throw ViewsErrors.tooManyJoins(root.name(), rules.maxJoins(), way);
            }
            parents.add(enter(
                    way,
                    target,
                    Optional.of(reference),
                    append(entered, target.name()),
                    again ? append(back, step) : back));
        }
        return new Nest(roles, entity, via, parents);
    }

    private static <T> long timesIn(List<T> list, T one) {
        return list.stream().filter(one::equals).count();
    }

    private static <T> List<T> append(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
