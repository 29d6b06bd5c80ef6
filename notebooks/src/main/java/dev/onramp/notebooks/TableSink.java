package dev.onramp.notebooks;

import dev.onramp.views.trino.ResultColumn;
import dev.onramp.views.trino.RowSink;
import java.util.ArrayList;
import java.util.List;

/** Gathers a result. For one query and one thread. */
final class TableSink implements RowSink {
    private final String source;
    private final String sql;
    private final List<List<Object>> rows = new ArrayList<>();
    private List<String> columns = List.of();

    TableSink(String source, String sql) {
        this.source = source;
        this.sql = sql;
    }

    @Override
    public void begin(List<ResultColumn> resultColumns) {
        columns = resultColumns.stream().map(ResultColumn::name).toList();
    }

    @Override
    public void row(List<Object> values) {
        if (rows.size() == Table.MAX_ROWS) {
            throw NotebooksErrors.tooManyRows(source, Table.MAX_ROWS);
        }
        rows.add(values);
    }

    @Override
    public void end() {
        // The caller takes the table.
    }

    Table table() {
        return new Table(source, sql, columns, rows);
    }
}
