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
        ObjectName name = layout.view(entity, "history");
        SelectList changes = changes(entity, name);
        var shown = new SelectList(name);
        changes.columns().forEach(column -> shown.add(column, OUTER + "." + SqlNames.quoted(column.name())));
        ObjectName table = layout.history(entity);
        String body = shown.sql() + "\nFROM (\n"
                + changes.sql().indent(2)
                + "  FROM " + table.sql() + " AS " + INNER + "\n) AS " + OUTER
                + "\nWHERE " + OUTER + "." + LineageColumns.OP + " <> '" + Operation.DELETE.text() + "'";
        return new View(name, comment(entity), shown.columns(), List.of(table), body);
    }

    /** All changes, deletes too, with their validity. */
    private static SelectList changes(Entity entity, ObjectName name) {
        var list = new SelectList(name);
        for (var field : entity.fields()) {
            list.addField(
                    field.name().value(),
                    field,
                    new Origin(entity.name(), List.of(), field.name().value()),
                    INNER);
        }
        String sequence = INNER + "." + LineageColumns.SEQUENCE;
        String changedAt = SqlTypes.shown(INNER + "." + LineageColumns.CHANGED_AT, Primitive.TIMESTAMP);
        String window = "PARTITION BY " + key(entity) + " ORDER BY " + sequence;
        list.add(operation(entity), INNER + "." + LineageColumns.OP);
        list.add(Lineage.sequence(entity), sequence);
        list.add(validFrom(entity), changedAt);
        list.add(
                validTo(entity),
                "MIN(" + changedAt + ") OVER (" + window + " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)");
        list.add(isCurrent(entity), "LEAD(" + sequence + ") OVER (" + window + ") IS NULL");
        return list;
    }

    private static ViewColumn validFrom(Entity entity) {
        return Lineage.column(
                entity,
                VALID_FROM,
                Primitive.TIMESTAMP,
                "When this change was made in its source, UTC.",
                LineageColumns.CHANGED_AT);
    }

    private static ViewColumn validTo(Entity entity) {
        return Lineage.column(
                entity,
                VALID_TO,
                Primitive.TIMESTAMP,
                "When a later change took its place, UTC; that moment is outside. Null while there is none. Not after"
                        + " _valid_from: this change was never the valid one.",
                LineageColumns.CHANGED_AT);
    }

    private static ViewColumn isCurrent(Entity entity) {
        return Lineage.column(
                entity, IS_CURRENT, Primitive.BOOLEAN, "Whether no later change exists.", LineageColumns.SEQUENCE);
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
