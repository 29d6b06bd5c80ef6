package dev.onramp.views;

import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Objects;

/**
 * A view as plain data. Immutable; equal inputs give equal views.
 *
 * @param entity the driving one
 * @param comment what a row is, from the model
 * @param grain names of the columns that identify a row; never empty
 * @param columns in the order of the view
 * @param tables what it reads, in the order of the text: tables, and views that come before it
 * @param body the SELECT, in the words of one engine, without a semicolon
 */
public record View(
        ObjectName name,
        Kind kind,
        Identifier entity,
        String comment,
        List<String> grain,
        List<ViewColumn> columns,
        List<ObjectName> tables,
        String body) {
    /** What a view shows of its entity. */
    public enum Kind {
        /** Each row as it is now, with the columns of everything that it refers to. */
        WIDE,
        /** The same, out of the table in which the ingest keeps it. */
        MATERIALISED,
        /** Each change, with the time in which it was the valid one. */
        HISTORY,
        /** Each row with what refers to it counted, summed, and listed. */
        TOTALS,
        /** Each row as often as there are rows that refer to it, with their columns. */
        EXPLODED,
        /** Rows counted and summed by dimensions. */
        METRICS,
        /** Each change with everything that it refers to as that was then. */
        AS_OF
    }

    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(comment, "comment");
        grain = List.copyOf(grain);
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
        Objects.requireNonNull(body, "body");
    }
}
