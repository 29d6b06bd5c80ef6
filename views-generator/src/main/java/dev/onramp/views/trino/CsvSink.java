package dev.onramp.views.trino;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180: lines end with CR LF; a field is quoted where it must be, and where it is empty but not null. */
final class CsvSink implements RowSink {
    private final Writer out;

    CsvSink(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<ResultColumn> columns) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            write(i, columns.get(i).name());
        }
        out.write("\r\n");
    }

    @Override
    public void row(List<Object> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            write(i, value == null ? null : CellText.of(value));
        }
        out.write("\r\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void write(int index, @Nullable String field) throws IOException {
        if (index > 0) {
            out.write(',');
        }
        if (field == null) {
            return;
        }
        boolean quoted = field.isEmpty() || field.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0);
        out.write(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
}
