package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.model.Reference.ToMany;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A to-many relation: the reference of another entity, or of the same one, seen from its target.
 *
 * @param name what it is called in the views of the target: the entity, with the role where it refers to the target by several
 */
record Children(Entity entity, Reference reference, String name) {
    /** All that refer to the entity, in the order of the model. */
    static List<Children> of(CanonicalModel model, Entity target) {
        List<Children> relations = new ArrayList<>();
        for (Entity child : model.entities()) {
            List<Reference> references = child.references().stream()
                    .filter(reference -> reference.target().equals(target.name()))
                    .toList();
            for (Reference reference : references) {
                Grain.lockedTarget(model, child, child, reference, List.of(reference.role()));
                String name = child.name() + (references.size() == 1 ? "" : "_" + reference.role());
                relations.add(new Children(child, reference, name));
            }
        }
        return relations;
    }

    /**
     * Those whose rows the entity's rows are shown with, one by one.
     *
     * @throws dev.onramp.config.OnrampException ONR-V013 when a second relation would multiply the rows of the first
     */
    static Optional<Children> exploded(CanonicalModel model, Entity target) {
        List<Children> marked = of(model, target).stream()
                .filter(each -> each.isShown(ToMany.EXPLODE))
                .toList();
        if (marked.size() > 1) {
            throw ViewsErrors.explodedTwice(
                    target.name(), marked.get(0).path(), marked.get(1).path());
        }
        return marked.stream().findFirst();
    }

    boolean isShown(ToMany way) {
        return reference.toMany().contains(way);
    }

    /** {@code claim.against}. */
    String path() {
        return entity.name() + "." + reference.role();
    }

    /** Of a column of these rows in a view of the target. */
    Origin origin(String column) {
        return new Origin(entity.name(), List.of(entity.name(), reference.role()), column);
    }

    /** Their fields but those of the reference, whose values the target has. */
    List<Field> fields() {
        return entity.fields().stream()
                .filter(field -> !reference.fields().contains(field.name()))
                .toList();
    }

    /** The fields of the reference as they stand in SQL. */
    List<String> links(Dialect dialect) {
        return reference.fields().stream()
                .map(field -> dialect.quoted(field.value()))
                .toList();
    }

    /** That rows under the alias refer to the row of the target, as far as keys say it. */
    String on(Dialect dialect, String alias, String target) {
        List<String> links = links(dialect);
        return IntStream.range(0, links.size())
                .mapToObj(i -> alias + "." + links.get(i) + " = " + target + "."
                        + dialect.quoted(reference.targetFields().get(i).value()))
                .collect(Collectors.joining("\n  AND "));
    }

    /** What rows under the alias are ordered by, so that no two are equal: their key; where that has times, which engines may round, the sequence too. */
    List<String> order(Dialect dialect, String alias) {
        List<String> order = new ArrayList<>();
        for (Identifier name : entity.key()) {
            Field field = entity.field(name);
            String stored = alias + "." + dialect.quoted(name.value());
            order.add(dialect.ordered(dialect.shown(stored, field.type()), field.type()));
        }
        if (entity.key().stream().anyMatch(name -> entity.field(name).type() == Primitive.TIMESTAMP)) {
            order.add(dialect.ordered(alias + "." + LineageColumns.SEQUENCE, Primitive.STRING));
        }
        return order;
    }
}
