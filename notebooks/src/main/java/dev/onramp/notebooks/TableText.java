package dev.onramp.notebooks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table for a page: as HTML and as plain text. Data is shown and never obeyed. */
public final class TableText {
    /** Most rows on a page; how many more there are is said. */
    static final int SHOWN_ROWS = 30;

    private TableText() {}

    /** Plain text, columns below each other. */
    public static String of(Table table) {
        List<List<String>> lines = new ArrayList<>(List.of(table.columns()));
        shown(table).forEach(row -> lines.add(row.stream().map(TableText::cell).toList()));
        int[] widths = IntStream.range(0, table.columns().size())
                .map(i -> lines.stream()
                        .mapToInt(line -> width(line.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(padded(lines.get(i), widths, table, i > 0)).append('\n');
            if (i == 0) {
                text.append(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")))
                        .append('\n');
            }
        }
        return text.append(rest(table).isEmpty() ? "" : rest(table) + "\n").toString();
    }

    /** HTML with the query, folded, above the rows. */
    public static String html(Table table) {
        StringBuilder html = new StringBuilder();
        if (!table.sql().isEmpty()) {
            html.append("<details><summary><code>")
                    .append(escaped(table.source()))
                    .append("</code></summary><pre>")
                    .append(escaped(table.sql()))
                    .append("</pre></details>\n");
        }
        html.append("<table>\n<thead><tr>");
        table.columns()
                .forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<@Nullable Object> row : shown(table)) {
            html.append("<tr>");
            for (Object value : row) {
                html.append(
                                value instanceof Number
                                        ? "<td style=\"text-align:right\">"
                                        : "<td style=\"text-align:left\">")
                        .append(escaped(cell(value)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
        return rest(table).isEmpty()
                ? html.toString()
                : html.append("<p>" + rest(table) + "</p>\n").toString();
    }

    private static List<List<@Nullable Object>> shown(Table table) {
        return table.rows().subList(0, Math.min(SHOWN_ROWS, table.size()));
    }

    private static String rest(Table table) {
        return table.size() <= SHOWN_ROWS ? "" : String.format(Locale.ROOT, "%d more rows", table.size() - SHOWN_ROWS);
    }

    private static String padded(List<String> cells, int[] widths, Table table, boolean values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            boolean right = values && isNumeric(table, i);
            line.append(i == 0 ? "" : "  ").append(right ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumeric(Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(each -> shown.append(
                        Character.isISOControl(each)
                                ? String.format(Locale.ROOT, "\\u%04x", each)
                                : Character.toString(each)));
        return shown.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
