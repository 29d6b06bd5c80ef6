package dev.onramp.contracts;

import java.util.Comparator;
import java.util.Objects;

/**
 * A column on the way of a value. Ordered by kind and name.
 *
 * @param dataset the source table, the entity, or {@code schema.view}
 * @param column empty for what comes from no column of the source: a constant, or what the record itself tells
 */
public record ColumnNode(Kind kind, String dataset, String column) implements Comparable<ColumnNode> {
    private static final Comparator<ColumnNode> ORDER = Comparator.comparing(ColumnNode::kind)
            .thenComparing(ColumnNode::dataset)
            .thenComparing(ColumnNode::column);

    /** Where the column is. A field stands for the topic, the tables and the operational row of its entity. */
    public enum Kind {
        RAW,
        FIELD,
        VIEW
    }

    public ColumnNode {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public int compareTo(ColumnNode other) {
        return ORDER.compare(this, other);
    }

    /** For messages. */
    @Override
    public String toString() {
        return column.isEmpty() ? dataset + " (no column)" : dataset + "." + column;
    }
}
