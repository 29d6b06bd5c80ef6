package dev.onramp.contracts;

import java.util.List;

/** The data dictionary in Markdown: every topic, table and view with every column, and where it comes from. */
final class MarkdownDictionary {
    private final ColumnLineage lineage;

    MarkdownDictionary(ColumnLineage lineage) {
        this.lineage = lineage;
    }

    String of(List<Dataset> datasets) {
        StringBuilder text = new StringBuilder("<!-- " + Contracts.NOTICE + " -->\n# Data dictionary\n");
        text.append("\n## What every topic promises\n\n")
                .append(Promise.markdown())
                .append('\n');
        for (Dataset dataset : datasets) {
            text.append("\n## ")
                    .append(Words.first(dataset.form()))
                    .append(" `")
                    .append(dataset.path())
                    .append("`\n\n");
            text.append(escaped((dataset.doc() + " " + dataset.grain()).strip()))
                    .append("\n\n");
            text.append("| column | type | | meaning | from |\n|---|---|---|---|---|\n");
            dataset.columns().forEach(each -> text.append(row(dataset, each)));
        }
        return text.toString();
    }

    private String row(Dataset dataset, Column column) {
        return "| `" + column.name() + "` | " + escaped(StoredType.declared(column.type())) + " | "
                + String.join(", ", Words.marks(column)) + " | " + escaped(column.doc()) + " | "
                + escaped(Words.origin(lineage, dataset, column)) + " |\n";
    }

    /** What a text may hold has no meaning in Markdown, nor in the HTML that it may become. */
    static String escaped(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]<>#|~!&])", "\\\\$1")
                .strip();
    }
}
