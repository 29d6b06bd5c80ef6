package dev.onramp.views;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code <entity>_history}: every change with the time in which it was the valid one, from {@code _valid_from} up to but without
 * {@code _valid_to}. The sequence decides what comes after what; a change is valid until the earliest time of any later one, so that
 * the times of one key never overlap, even where the source's clock went back. Deletes end the time of the row before and are no
 * rows themselves.
 */
final class HistoryViews {
    private static final String VALID_FROM = "_valid_from";
    private static final String VALID_TO = "_valid_to";
    private static final String IS_CURRENT = "_is_current";
    private static final String OUTER = "change";
    private static final String INNER = "stored";

    private final LakeLayout layout;

    HistoryViews(LakeLayout layout) {
        this.layout = layout;
    }

    View of(Entity entity) {
        var outer = new SelectList(layout.view(entity, "history"));
        var inner = new SelectList(layout.view(entity, "history"));
        for (var field : entity.fields()) {
            String name = field.name().value();
            inner.addField(name, field, new Origin(entity.name(), List.of(), name), INNER);
        }
        String changedAt = SqlTypes.shown(INNER + "." + LineageColumns.CHANGED_AT, Primitive.TIMESTAMP);
        String window = "PARTITION BY " + key(entity) + " ORDER BY " + INNER + "." + LineageColumns.SEQUENCE;
        inner.add(operation(entity), INNER + "." + LineageColumns.OP);
        inner.add(Lineage.sequence(entity), INNER + "." + LineageColumns.SEQUENCE);
        inner.add(
                Lineage.column(
                        entity,
                        VALID_FROM,
                        Primitive.TIMESTAMP,
                        "When this change was made in its source, UTC.",
                        LineageColumns.CHANGED_AT),
                changedAt);
        inner.add(
                Lineage.column(
                        entity,
                        VALID_TO,
                        Primitive.TIMESTAMP,
                        "When a later change took its place, UTC; that moment is outside. Null while there is none. Not"
                                + " after _valid_from: this change was never the valid one.",
                        LineageColumns.CHANGED_AT),
                "MIN(" + changedAt + ") OVER (" + window + " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)");
        inner.add(
                Lineage.column(
                        entity,
                        IS_CURRENT,
                        Primitive.BOOLEAN,
                        "Whether no later change exists.",
                        LineageColumns.SEQUENCE),
                "LEAD(" + INNER + "." + LineageColumns.SEQUENCE + ") OVER (" + window + ") IS NULL");
        inner.columns().forEach(column -> outer.add(column, OUTER + "." + SqlNames.quoted(column.name())));

        ObjectName table = layout.history(entity);
        String body = outer.sql() + "\nFROM (\n" + inner.sql().indent(2) + "  FROM " + table.sql() + " AS " + INNER
                + "\n) AS " + OUTER + "\nWHERE " + OUTER + "." + LineageColumns.OP + " <> '" + Operation.DELETE.text()
                + "'";
        return new View(layout.view(entity, "history"), comment(entity), outer.columns(), List.of(table), body);
    }

    private static ViewColumn operation(Entity entity) {
        return Lineage.column(
                entity, LineageColumns.OP, Primitive.STRING, "create, update or read.", LineageColumns.OP);
    }

    private static String key(Entity entity) {
        return entity.key().stream()
                .map(Identifier::value)
                .map(name -> INNER + "." + SqlNames.quoted(name))
                .collect(Collectors.joining(", "));
    }

    private static String comment(Entity entity) {
        String key = entity.key().stream().map(Identifier::value).collect(Collectors.joining(", "));
        return (entity.doc().strip() + " One row per change of a " + key
                        + ", valid from _valid_from up to, but without, _valid_to.")
                .strip();
    }
}
