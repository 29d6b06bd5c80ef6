package dev.onramp.views.proof;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.views.ViewRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way from a driving entity along references.
 *
 * @param steps never empty
 * @param entities the driving one, and the one at the end of each step
 */
record Way(List<Reference> steps, List<Entity> entities) {
    Way {
        steps = List.copyOf(steps);
        entities = List.copyOf(entities);
    }

    /** Every way from the entity that the rules follow, each after the one that it goes on from. */
    static List<Way> from(CanonicalModel model, ViewRules rules, Entity root) {
        List<Way> ways = new ArrayList<>();
        List<Way> open = new ArrayList<>(List.of(new Way(List.of(), List.of(root))));
        while (!open.isEmpty()) {
            Way way = open.remove(0);
            for (Reference step : way.end().references()) {
                Entity target = model.entity(step.target());
                if (!way.comesBack(target, rules) || way.timesBackBy(step, rules) < step.depth()) {
                    Way longer = way.then(step, target);
                    ways.add(longer);
                    open.add(longer);
                }
            }
        }
        return ways;
    }

    /** Whether the way was in the entity more often than the rules allow to enter it again. */
    private boolean comesBack(Entity target, ViewRules rules) {
        return entities.stream().filter(target::equals).count() > rules.reentries();
    }

    /** How often the way has come back by this reference of the entity at its end. */
    private long timesBackBy(Reference step, ViewRules rules) {
        long times = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean same = entities.get(i).equals(end()) && steps.get(i).role().equals(step.role());
            Way before = new Way(steps.subList(0, i), entities.subList(0, i + 1));
            times += same && before.comesBack(entities.get(i + 1), rules) ? 1 : 0;
        }
        return times;
    }

    Entity end() {
        return entities.get(entities.size() - 1);
    }

    Reference last() {
        return steps.get(steps.size() - 1);
    }

    /** Whose reference the last step is. */
    Entity owner() {
        return entities.get(entities.size() - 2);
    }

    List<Identifier> roles() {
        return steps.stream().map(Reference::role).toList();
    }

    String path() {
        return roles().stream().map(Identifier::value).collect(Collectors.joining("."));
    }

    /** Whether a row of the owner can be without a value for the last step, and still have its key. */
    boolean mayBeNull() {
        return last().fields().stream().anyMatch(field -> owner().field(field).optional() && !owner().isKey(field));
    }

    /** Whether a row of the owner can have a value that stands for another target of the reference, or for none. */
    boolean mayLeadElsewhere() {
        return last().guard()
                .filter(guard -> owner().field(guard.field()).optional()
                        || !guard.values()
                                .containsAll(
                                        ((EnumType) owner().field(guard.field()).type()).values()))
                .isPresent();
    }

    private Way then(Reference step, Entity target) {
        var longerSteps = new ArrayList<>(steps);
        longerSteps.add(step);
        var longerEntities = new ArrayList<>(entities);
        longerEntities.add(target);
        return new Way(longerSteps, longerEntities);
    }
}
