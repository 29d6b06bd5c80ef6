package dev.onramp.reconcile.jdbc;

import dev.onramp.config.OnrampException;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one query, streamed; closes the connection with itself. */
final class JdbcScan implements RowScan {

    /** Reads one cell as a text of {@link dev.onramp.reconcile.fold.CellText}. */
    interface Cells {
        @Nullable
        String text(ResultSet row, int index, Column column) throws SQLException;
    }

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<Column> columns;
    private final List<String> present;
    private final List<String> problems;
    private final Cells cells;
    private final Function<SQLException, OnrampException> unreachable;

    /** @param present names of the columns that the result has, in its order */
    JdbcScan(
            Connection connection,
            Statement statement,
            ResultSet rows,
            List<Column> columns,
            List<String> present,
            List<String> problems,
            Cells cells,
            Function<SQLException, OnrampException> unreachable) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.columns = columns;
        this.present = present;
        this.problems = problems;
        this.cells = cells;
        this.unreachable = unreachable;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void forEach(Consumer<List<@Nullable String>> consumer) {
        int[] indexes = columns.stream()
                .mapToInt(each -> present.indexOf(each.name()) + 1)
                .toArray();
        try {
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>(indexes.length);
                for (int i = 0; i < indexes.length; i++) {
                    row.add(indexes[i] == 0 ? null : cells.text(rows, indexes[i], columns.get(i)));
                }
                consumer.accept(row);
            }
        } catch (SQLException e) {
            throw unreachable.apply(e);
        }
    }

    @Override
    public void close() {
        try (Connection last = connection;
                Statement second = statement;
                ResultSet first = rows) {
            // Closes in the reverse order.
        } catch (SQLException e) {
            throw unreachable.apply(e);
        }
    }
}
