package dev.onramp.bench.views;

import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/** Queries of Trino with what they cost. Used by one thread. */
final class TrinoRuns implements AutoCloseable {
    private final Connection connection;

    TrinoRuns(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "onramp");
        login.setProperty("source", "onramp-bench");
        this.connection = DriverManager.getConnection(url, login);
    }

    /**
     * @param rows each as text, sorted
     * @param cpuMillis of all of Trino's work on it, as Trino counts it
     */
    record Run(List<String> rows, long cpuMillis, long wallMillis) {}

    Run run(String sql) throws SQLException {
        AtomicReference<QueryStats> last = new AtomicReference<>();
        long began = System.nanoTime();
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.unwrap(TrinoStatement.class).setProgressMonitor(last::set);
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        row.append(result.getString(i)).append('|');
                    }
                    rows.add(row.toString());
                }
            }
        }
        long wall = (System.nanoTime() - began) / 1_000_000;
        QueryStats stats = last.get();
        return new Run(rows.stream().sorted().toList(), stats == null ? -1 : stats.getCpuTimeMillis(), wall);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
