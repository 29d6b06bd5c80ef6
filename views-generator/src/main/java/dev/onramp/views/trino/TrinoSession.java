package dev.onramp.views.trino;

import dev.onramp.config.OnrampException;
import dev.onramp.views.ViewsErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A connection with the failures of this module. Not thread-safe. */
final class TrinoSession implements AutoCloseable {
    private final TrinoAddress address;
    private final Connection connection;

    TrinoSession(TrinoAddress address) {
        this.address = address;
        this.connection = address.open();
    }

    String catalog() {
        try {
            return Objects.requireNonNull(connection.getCatalog(), "catalog");
        } catch (SQLException e) {
            throw failed("the connection", e);
        }
    }

    /** Runs a statement to its end. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        continue;
                    }
                }
            }
        }
    }

    /** All rows of a small result, as texts; null is the empty text. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "" : value);
                }
                rows.add(List.copyOf(row));
            }
            return rows;
        }
    }

    /** An answer of Trino. */
    interface Answer<T> {
        T get() throws SQLException;
    }

    /**
     * The answer, or the failure as a user should see it.
     *
     * @param object what is asked about
     */
    <T> T asked(String object, Answer<T> answer) {
        try {
            return answer.get();
        } catch (SQLException e) {
            throw failed(object, e);
        }
    }

    /** The failure as a user should see it. */
    OnrampException failed(String object, SQLException failure) {
        return switch (TrinoFailure.of(failure)) {
            case UNREACHABLE -> ViewsErrors.unreachable(address.shown(), failure);
            case NOT_READY -> ViewsErrors.notReady(address.shown(), failure);
            default -> ViewsErrors.applyFailed(object, failure);
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("the connection", e);
        }
    }
}
