package dev.onramp.views.trino;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns below each other. Widths are those of the first {@value #MEASURED_ROWS} rows, which are held back until then; a later value that is
 * wider pushes its line out. A null is {@code NULL}; control characters are shown as escapes, so that data cannot steer a terminal.
 */
final class TableSink implements RowSink {
    private static final int MEASURED_ROWS = 1_000;
    private static final String NULL = "NULL";

    private final Writer out;
    private final List<List<String>> held = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private int[] widths = {};
    private boolean measured;

    TableSink(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<ResultColumn> resultColumns) {
        columns = resultColumns;
    }

    @Override
    public void row(List<Object> values) throws IOException {
        var cells = new ArrayList<String>();
        for (Object value : values) {
            cells.add(value == null ? NULL : escaped(CellText.of(value)));
        }
        if (measured) {
            print(cells);
        } else {
            held.add(cells);
            if (held.size() == MEASURED_ROWS) {
                release();
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (!measured) {
            release();
        }
        out.flush();
    }

    private void release() throws IOException {
        measured = true;
        var names = columns.stream().map(column -> escaped(column.name())).toList();
        widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        width(names.get(i)),
                        held.stream().mapToInt(row -> width(row.get(i))).max().orElse(0)))
                .toArray();
        print(names);
        out.write(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-+-")) + "\n");
        for (var row : held) {
            print(row);
        }
        held.clear();
    }

    private void print(List<String> cells) throws IOException {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - width(cells.get(i))));
            line.append(i == 0 ? "" : " | ")
                    .append(columns.get(i).isNumeric() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        out.write(line.toString().stripTrailing() + "\n");
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String escaped(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var result = new StringBuilder();
        text.chars().forEach(each -> {
            if (each == '\n') {
                result.append("\\n");
            } else if (Character.isISOControl(each)) {
                result.append(String.format("\\u%04x", each));
            } else {
                result.append((char) each);
            }
        });
        return result.toString();
    }
}
