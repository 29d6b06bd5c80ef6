package dev.onramp.contracts;

import java.util.List;
import java.util.stream.Collectors;

/** The way of a value to a column of a data product. */
final class Way {
    private Way() {}

    /** The column's place in the lineage: topics and tables share that of the field. */
    static ColumnNode node(Dataset dataset, Column column) {
        return dataset.form() == Dataset.Form.VIEW
                ? new ColumnNode(ColumnNode.Kind.VIEW, dataset.path(), column.name())
                : new ColumnNode(ColumnNode.Kind.FIELD, dataset.entity().name().value(), column.name());
    }

    /** On one line, the nearest step first. */
    static String text(List<ColumnEdge> way) {
        return way.stream().map(Way::text).collect(Collectors.joining("; "));
    }

    private static String text(ColumnEdge edge) {
        return edge.to() + " from " + edge.from() + ": " + edge.how()
                + (edge.effect() == ColumnEdge.Effect.CONDITION ? " (condition)" : "");
    }
}
