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

    private Nesting(CanonicalModel model, ViewRules rules, Entity root) {
        this.model = model;
        this.rules = rules;
        this.root = root;
    }

    static Nest of(CanonicalModel model, ViewRules rules, Entity root) {
        var nesting = new Nesting(model, rules, root);
        return nesting.enter(List.of(), root, Optional.empty(), List.of(root.name()));
    }

    private Nest enter(List<Identifier> roles, Entity entity, Optional<Reference> via, List<Identifier> entered) {
        var parents = new ArrayList<Nest>();
        for (Reference reference : entity.references()) {
            List<Identifier> way = append(roles, reference.role());
            Entity target = Grain.lockedTarget(model, root, entity, reference, way);
            if (timesIn(entered, target.name()) > rules.reentries()) {
                continue;
            }
            if (++joins > rules.maxJoins()) {
                throw ViewsErrors.tooManyJoins(root.name(), rules.maxJoins(), way);
            }
            parents.add(enter(way, target, Optional.of(reference), append(entered, target.name())));
        }
        return new Nest(roles, entity, via, parents);
    }

    private static long timesIn(List<Identifier> entered, Identifier name) {
        return entered.stream().filter(name::equals).count();
    }

    private static List<Identifier> append(List<Identifier> names, Identifier last) {
        var longer = new ArrayList<>(names);
        longer.add(last);
        return List.copyOf(longer);
    }
}
