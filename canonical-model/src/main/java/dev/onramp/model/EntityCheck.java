package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Reference.ToMany;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks keys, and resolves references against all entities. Cycles of references are allowed. */
final class EntityCheck {
    private final Map<Identifier, DeclaredEntity> entities;

    EntityCheck(Map<Identifier, DeclaredEntity> entities) {
        this.entities = entities;
    }

    /** The entity with those of its references that resolve. */
    Entity check(DeclaredEntity declared) {
        Entity entity = declared.entity();
        for (Identifier name : entity.key()) {
            Field field = entity.field(name);
            Node node = declared.node().locate("fields", name.value());
            if (field.optional()) {
                node.locate("optional")
                        .problem("a key field cannot be optional", "Remove the mark, or take the field out of the key");
            }
            if (!Values.canBeKey(field.type())) {
                node.locate("type")
                        .problem(
                                "a " + TypeReader.text(field.type()) + " cannot be part of a key",
                                "Take the field out of the key");
            }
        }
        renames(entity, declared.node());
        List<Reference> references = new ArrayList<>();
        Set<Identifier> roles = new HashSet<>();
        for (DeclaredReference each : declared.references()) {
            if (!roles.add(each.role())) {
                each.node()
                        .problem(
                                "a second reference with the role '" + each.role() + "'",
                                "Declare it at the entity with a role of its own: references { role { fields = [..],"
                                        + " target = .. } }");
            }
            depth(declared, each);
            toMany(entity, each);
            resolve(entity, each).ifPresent(references::add);
        }
        return new Entity(
                entity.name(),
                entity.doc(),
                entity.kind(),
                entity.key(),
                entity.fields(),
                references,
                entity.materialised());
    }

    /** Notes a depth where no way leads back, from none of several targets. That an entity is not declared is noted elsewhere. */
    private void depth(DeclaredEntity declared, DeclaredReference reference) {
        Identifier owner = declared.entity().name();
        boolean back = declared.references().stream()
                .filter(each -> each.fields().equals(reference.fields()))
                .anyMatch(each -> reachable(each.target()).contains(owner));
        if (reference.depth() > 0 && !back) {
            reference
                    .node()
                    .problem(
                            "has a depth, but no way leads from " + reference.target() + " back to " + owner,
                            "Remove the depth: the reference is always followed");
        }
    }

    /** Notes a second reference that would multiply the rows of one view, and an array that could show nothing. */
    private void toMany(Entity owner, DeclaredReference reference) {
        if (reference.toMany().contains(ToMany.EXPLODE)) {
            entities.values().stream()
                    .flatMap(each -> each.references().stream())
                    .filter(each -> each.target().equals(reference.target())
                            && each.toMany().contains(ToMany.EXPLODE))
                    .findFirst()
                    .filter(first -> first != reference)
                    .ifPresent(first -> reference
                            .node()
                            .problem(
                                    owner.name() + "." + reference.role() + " would multiply the rows of "
                                            + reference.target() + "_exploded a second time: the reference at "
                                            + first.node().place() + " explodes them already",
                                    "Keep to-many = explode at one of them, and write to-many = array at the other"));
        }
        if (reference.toMany().contains(ToMany.ARRAY)
                && owner.fields().stream().allMatch(each -> reference.fields().contains(each.name()))) {
            reference
                    .node()
                    .problem(
                            "nothing is left to show in an array: every field of " + owner.name()
                                    + " is part of the reference",
                            "Take array out of to-many; the count is there without it");
        }
    }

    /** The entity and all that its references lead to. */
    private Set<Identifier> reachable(Identifier from) {
        Set<Identifier> reached = new HashSet<>();
        Deque<Identifier> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Identifier next = open.pop();
            if (reached.add(next) && entities.containsKey(next)) {
                entities.get(next).references().forEach(each -> open.push(each.target()));
            }
        }
        return reached;
    }

    private static void renames(Entity entity, Node entityNode) {
        Set<Identifier> taken = new HashSet<>();
        for (Field field : entity.fields()) {
            Node node = entityNode.locate("fields", field.name().value(), "renamed-from");
            if (!field.formerNames().isEmpty() && entity.isKey(field.name())) {
                node.problem(
                        "a key field cannot be renamed: the keys of all records and stored deletes have its name",
                        "Keep the name, or declare a new entity with the key");
            }
            for (Identifier former : field.formerNames()) {
                if (entity.fields().stream().anyMatch(each -> each.name().equals(former))) {
                    node.problem(
                            "'" + former + "' is a field of " + entity.name() + " still",
                            "Remove that field, or the mark: one column cannot be both");
                } else if (!taken.add(former)) {
                    node.problem(
                            "'" + former + "' was renamed twice", "Name it once, at the field that has its values");
                }
            }
        }
    }

    private Optional<Reference> resolve(Entity owner, DeclaredReference declared) {
        Node node = declared.node();
        DeclaredEntity target = entities.get(declared.target());
        if (target == null) {
            node.problem(
                    "there is no entity '" + declared.target() + "'",
                    DidYouMean.advice(declared.target().value(), Names.texts(entities.keySet())));
            return Optional.empty();
        }
        List<Identifier> key = target.entity().key();
        if (key.isEmpty()) {
            return Optional.empty(); // noted at the target
        }
        List<Identifier> named = declared.targetField().map(List::of).orElse(key);
        if (!named.equals(key) || declared.fields().size() != key.size()) {
            node.problem(
                    "refers to " + declared.target() + " by " + describe(declared) + ", but its key is " + key,
                    key.size() == 1
                            ? "Write references = " + declared.target() + "." + key.get(0)
                            : "Declare it at the entity: references { role { fields = [one for each of " + key
                                    + "], target = " + declared.target() + " } }");
            return Optional.empty();
        }
        for (int i = 0; i < key.size(); i++) {
            FieldType here = owner.field(declared.fields().get(i)).type();
            FieldType there = target.entity().field(key.get(i)).type();
            if (!Values.sameShape(here, there)) {
                node.problem(
                        "'" + declared.fields().get(i) + "' is " + TypeReader.text(here) + ", but " + declared.target()
                                + "." + key.get(i) + " is " + TypeReader.text(there),
                        "Give both the same type");
                return Optional.empty();
            }
        }
        return Optional.of(new Reference(
                declared.role(),
                declared.fields(),
                declared.target(),
                key,
                declared.depth(),
                declared.guard(),
                declared.toMany()));
    }

    private static String describe(DeclaredReference declared) {
        return declared.targetField()
                .map(each -> "'" + each + "'")
                .orElse(declared.fields().size() + (declared.fields().size() == 1 ? " field" : " fields"));
    }
}
