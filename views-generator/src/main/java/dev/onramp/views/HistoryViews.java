package dev.onramp.views;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code <entity>_history}: every change with the time in which it was the valid one, from {@code _valid_from} up to but without
 * {@code _valid_to}. The sequence decides what comes after what; a change is valid until the earliest time of any later one, so that
 * the times of one key never overlap, even where the source's clock went back. Deletes end the time of the row before, truncates that of every row that is
 * not above them; both are no rows themselves. Truncates are few, so they are gathered into one map beside the changes instead of being joined with each.
 */
final class HistoryViews {
    static final String VALID_FROM = "_valid_from";
    static final String VALID_TO = "_valid_to";
    private static final String IS_CURRENT = "_is_current";
    private static final String NEXT_AT = "_next_at";
    private static final String TRUNCATED_AT = "_truncated_at";
    private static final String OUTER = "change";
    private static final String INNER = "stored";
    private static final String TRUNCATES = "truncates";

    private final LakeLayout layout;
    private final Engine engine;
    private final Dialect dialect;

    HistoryViews(LakeLayout layout, Engine engine) {
        this.layout = layout;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    View of(Entity entity) {
        ObjectName name = layout.view(entity, "history");
        SelectList changes = changes(entity, name);
        var shown = new SelectList(name, dialect);
        for (ViewColumn column : changes.columns()) {
            switch (column.name()) {
                case NEXT_AT -> shown.add(validTo(entity), earlier(NEXT_AT, TRUNCATED_AT));
                case TRUNCATED_AT -> {}
                default -> shown.add(column, OUTER + "." + dialect.quoted(column.name()));
            }
        }
        ObjectName table = layout.history(entity);
        String body = shown.sql() + "\nFROM (\n"
                + changes.sql().indent(2)
                + "  FROM " + engine.sql(table) + " AS " + INNER + "\n  CROSS JOIN (\n"
                + truncates(entity, table).indent(4) + "  ) AS " + TRUNCATES + "\n) AS " + OUTER
                + "\nWHERE " + OUTER + "." + LineageColumns.OP + " <> '" + Operation.DELETE.text() + "' AND " + OUTER
                + "." + LineageColumns.OP + " <> '" + Operation.TRUNCATE.text() + "'";
        var grain = Stream.concat(entity.key().stream().map(Identifier::value), Stream.of(LineageColumns.SEQUENCE))
                .toList();
        return new View(
                name, View.Kind.HISTORY, entity.name(), comment(entity), grain, shown.columns(), List.of(table), body);
    }

    /** All changes, deletes too, with their validity. */
    private SelectList changes(Entity entity, ObjectName name) {
        var list = new SelectList(name, dialect);
        for (var field : entity.fields()) {
            list.addField(
                    field.name().value(),
                    field,
                    new Origin(entity.name(), List.of(), field.name().value()),
                    INNER);
        }
        String sequence = INNER + "." + LineageColumns.SEQUENCE;
        String changedAt = dialect.shown(INNER + "." + LineageColumns.CHANGED_AT, Primitive.TIMESTAMP);
        String window = "PARTITION BY " + key(entity) + " ORDER BY " + sequence;
        list.add(operation(entity), INNER + "." + LineageColumns.OP);
        list.add(Lineage.sequence(entity), sequence);
        list.add(validFrom(entity), changedAt);
        list.add(
                hidden(entity, NEXT_AT),
                "MIN(" + changedAt + ") OVER (" + window + " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)");
        list.add(hidden(entity, TRUNCATED_AT), dialect.earliestFrom(TRUNCATES + ".times", sequence));
        list.add(
                isCurrent(entity),
                "LEAD(" + sequence + ") OVER (" + window + ") IS NULL AND (" + TRUNCATES + ".highest IS NULL OR "
                        + TRUNCATES + ".highest < " + sequence + ")");
        return list;
    }

    /** One row: the time of each truncate by its sequence, and the highest sequence; both null when there is none. */
    private String truncates(Entity entity, ObjectName table) {
        String changedAt = dialect.shown(INNER + "." + LineageColumns.CHANGED_AT, Primitive.TIMESTAMP);
        String sequence = INNER + "." + LineageColumns.SEQUENCE;
        // That the key is null says the same; files know how many nulls they have, so that most need not be read.
        String key = INNER + "." + dialect.quoted(entity.key().get(0).value());
        return "SELECT\n  " + dialect.gathered(sequence, changedAt) + " AS times,\n  MAX(" + sequence
                + ") AS highest\nFROM " + engine.sql(table) + " AS " + INNER + "\nWHERE " + key + " IS NULL AND "
                + INNER
                + "." + LineageColumns.OP + " = '" + Operation.TRUNCATE.text() + "'";
    }

    /** The earlier of two times of which any may be null. */
    private static String earlier(String one, String other) {
        return "LEAST(COALESCE(" + OUTER + "." + one + ", " + OUTER + "." + other + "), COALESCE(" + OUTER + "." + other
                + ", " + OUTER + "." + one + "))";
    }

    private static ViewColumn hidden(Entity entity, String name) {
        return Lineage.column(entity, name, Primitive.TIMESTAMP, "", LineageColumns.CHANGED_AT);
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
                "When a later change took its place or its table was truncated, UTC; that moment is outside. Null while there is neither. Not after"
                        + " _valid_from: this change was never the valid one.",
                LineageColumns.CHANGED_AT);
    }

    private static ViewColumn isCurrent(Entity entity) {
        return Lineage.column(
                entity,
                IS_CURRENT,
                Primitive.BOOLEAN,
                "Whether neither a later change nor a later truncate exists.",
                LineageColumns.SEQUENCE);
    }

    private static ViewColumn operation(Entity entity) {
        return Lineage.column(
                entity, LineageColumns.OP, Primitive.STRING, "create, update or read.", LineageColumns.OP);
    }

    private String key(Entity entity) {
        return entity.key().stream()
                .map(Identifier::value)
                .map(name -> INNER + "." + dialect.quoted(name))
                .collect(Collectors.joining(", "));
    }

    private static String comment(Entity entity) {
        String key = entity.key().stream().map(Identifier::value).collect(Collectors.joining(", "));
        return (entity.doc().strip() + " One row per change of a " + key
                        + ", valid from _valid_from up to, but without, _valid_to.")
                .strip();
    }
}
