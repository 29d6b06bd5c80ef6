package dev.onramp.views.trino;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.views.ViewsErrors;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one SQL text in Trino and passes its rows on as they arrive, so a result of any size needs little memory. Thread-safe; each run has
 * a connection of its own.
 */
public final class TrinoQuery {
    private final TrinoAddress address;

    public TrinoQuery(TrinoAddress address) {
        this.address = address;
    }

    public static TrinoQuery of(Settings settings) {
        return new TrinoQuery(TrinoAddress.of(settings));
    }

    /**
     * Writes the result as text. Rows that were written before a failure stay written.
     *
     * @param sql one statement; a semicolon at its end is allowed
     * @param out is flushed at the end and left open
     * @throws OnrampException ONR-V005 when Trino does not answer, ONR-V006 when it runs no queries yet, ONR-V008 with Trino's message when
     *     it refuses the statement, ONR-V010 when the address is wrong, ONR-V023 when the user may not do that
     * @throws IOException when {@code out} cannot be written
     */
    public QueryResult run(String sql, ResultFormat format, Writer out) throws IOException {
        return run(sql, format.sink(out));
    }

    /** The same into a sink of the caller's. A statement without a result calls nothing on it. */
    public QueryResult run(String sql, RowSink sink) throws IOException {
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(withoutSemicolon(sql))) {
                return new QueryResult(List.of(), 0);
            }
            try (ResultSet rows = statement.getResultSet()) {
                return pass(rows, sink);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static QueryResult pass(ResultSet rows, RowSink sink) throws SQLException, IOException {
        List<ResultColumn> columns = columns(rows.getMetaData());
        sink.begin(columns);
        long count = 0;
        while (rows.next()) {
            var values = new ArrayList<Object>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(JdbcValues.read(rows, i + 1, columns.get(i).type()));
            }
            sink.row(values);
            count++;
        }
        sink.end();
        return new QueryResult(columns, count);
    }

    private static List<ResultColumn> columns(ResultSetMetaData metaData) throws SQLException {
        var columns = new ArrayList<ResultColumn>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            columns.add(new ResultColumn(metaData.getColumnLabel(i), metaData.getColumnTypeName(i)));
        }
        return columns;
    }

    private OnrampException failed(SQLException failure) {
        return switch (TrinoFailure.of(failure)) {
            case UNREACHABLE -> ViewsErrors.unreachable(address.shown(), failure);
            case NOT_READY -> ViewsErrors.notReady(address.shown(), failure);
            case DENIED -> ViewsErrors.denied(address.user(), failure);
            default -> ViewsErrors.queryFailed(failure);
        };
    }

    private static String withoutSemicolon(String sql) {
        String text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        return text;
    }
}
