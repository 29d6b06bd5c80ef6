package dev.onramp.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What both dictionaries say in the same words. */
final class Words {
    private Words() {}

    static String first(Dataset.Form form) {
        return form.text().substring(0, 1).toUpperCase(Locale.ROOT)
                + form.text().substring(1);
    }

    static List<String> marks(Column column) {
        List<String> marks = new ArrayList<>();
        if (column.key()) {
            marks.add("key");
        }
        marks.add(column.required() ? "required" : "optional");
        marks.addAll(column.marks());
        return marks;
    }

    /** Where a column comes from: the last step and the first. */
    static String origin(ColumnLineage lineage, Dataset dataset, Column column) {
        List<ColumnEdge> way = lineage.upstream(Way.node(dataset, column));
        return way.isEmpty() ? "" : Way.text(way);
    }
}
