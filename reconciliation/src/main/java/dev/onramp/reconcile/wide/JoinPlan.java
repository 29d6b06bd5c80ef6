package dev.onramp.reconcile.wide;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every entity of a wide row: the driving one, then depth first in the order of the model what it refers to. No entity is entered twice on one
 * way, but by a reference with a depth, as often as that says.
 */
final class JoinPlan {
    private final CanonicalModel model;
    private final List<JoinStep> steps = new ArrayList<>();

    /** A reference that led a way back into an entity. */
    private record Returned(Identifier entity, Identifier role) {}

    private JoinPlan(CanonicalModel model) {
        this.model = model;
    }

    static List<JoinStep> of(CanonicalModel model, Entity driving) {
        JoinPlan plan = new JoinPlan(model);
        plan.steps.add(new JoinStep(List.of(), driving, -1, List.of(), Optional.empty()));
        plan.follow(0, List.of(driving.name()), List.of());
        return List.copyOf(plan.steps);
    }

    private void follow(int owner, List<Identifier> entered, List<Returned> returns) {
        JoinStep from = steps.get(owner);
        for (Reference reference : from.entity().references()) {
            Returned returned = new Returned(from.entity().name(), reference.role());
            boolean returning = entered.contains(reference.target());
            if (returning && Collections.frequency(returns, returned) >= reference.depth()) {
                continue;
            }
            Entity target = model.entity(reference.target());
            steps.add(new JoinStep(
                    longer(from.way(), reference.role()),
                    target,
                    owner,
                    link(from.entity(), reference, target),
                    guard(from.entity(), reference)));
            follow(steps.size() - 1, longer(entered, target.name()), returning ? longer(returns, returned) : returns);
        }
    }

    private static Optional<JoinStep.Guard> guard(Entity owner, Reference reference) {
        return reference
                .guard()
                .map(guard -> new JoinStep.Guard(owner.fields().indexOf(owner.field(guard.field())), guard.values()));
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

    private static <T> List<T> longer(List<T> names, T last) {
        List<T> longer = new ArrayList<>(names);
        longer.add(last);
        return longer;
    }
}
