package dev.onramp.reconcile.wide;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Every entity of a wide row: the driving one, then depth first in the order of the model what it refers to. No entity is entered twice on one
 * way.
 */
final class JoinPlan {
    private final CanonicalModel model;
    private final List<JoinStep> steps = new ArrayList<>();

    private JoinPlan(CanonicalModel model) {
        this.model = model;
    }

    static List<JoinStep> of(CanonicalModel model, Entity driving) {
        JoinPlan plan = new JoinPlan(model);
        plan.steps.add(new JoinStep(List.of(), driving, -1, List.of()));
        plan.follow(0, List.of(driving.name()));
        return List.copyOf(plan.steps);
    }

    private void follow(int owner, List<Identifier> entered) {
        JoinStep from = steps.get(owner);
        for (Reference reference : from.entity().references()) {
            if (entered.contains(reference.target())) {
                continue;
            }
            Entity target = model.entity(reference.target());
            steps.add(new JoinStep(
                    longer(from.way(), reference.role()), target, owner, link(from.entity(), reference, target)));
            follow(steps.size() - 1, longer(entered, target.name()));
        }
    }

    private static List<Integer> link(Entity owner, Reference reference, Entity target) {
        List<Identifier> names =
                owner.fields().stream().map(each -> each.name()).toList();
        List<Integer> link = new ArrayList<>();
        for (Identifier part : target.key()) {
            link.add(names.indexOf(
                    reference.fields().get(reference.targetFields().indexOf(part))));
        }
        return link;
    }

    private static List<Identifier> longer(List<Identifier> names, Identifier last) {
        List<Identifier> longer = new ArrayList<>(names);
        longer.add(last);
        return longer;
    }
}
