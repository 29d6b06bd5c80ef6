package dev.onramp.ingest.postgres;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.Parallel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.PGConnection;

/**
 * One batch on its way into PostgreSQL: rows go into staging tables by COPY, then everything is merged, then everything is committed. Over several
 * connections its entities are merged side by side; a crash between their commits leaves a part, which the batch mends when it comes again. Used by one thread.
 */
public final class PostgresBatch implements AutoCloseable {
    /** Batches of several writers come one after the other; their merges are not made to run into each other. */
    private static final long LOCK = 0x6f6e72616d71L;

    private static final int LARGE_FROM_ROWS = 5_000;
    /** SQLSTATE class: out of connections, memory, disk. */
    private static final String OUT_OF_RESOURCES = "53";

    /** Writes the changes of an entity, each key at most once, as rows of {@link PostgresMerge#stageColumns}. */
    @FunctionalInterface
    public interface Rows {
        /** @return how many of them are deletes */
        long writeTo(BinaryCopy copy) throws SQLException;
    }

    /**
     * What the batch has of one entity.
     *
     * @param truncatedTo sequence of its highest truncate; like every change it takes effect by its sequence
     * @param rows how many changes
     */
    public record Part(EntityColumns entity, Optional<String> truncatedTo, long rows, Rows changes) {}

    private final IngestSettings.Postgres settings;
    private final List<Connection> connections = new ArrayList<>();

    private PostgresBatch(IngestSettings.Postgres settings) {
        this.settings = settings;
    }

    /**
     * Returns when everything is committed. After a failure nothing is, or some entities are.
     *
     * @param parts each entity at most once
     * @param connections to be used at most; fewer when the database has no more to give
     */
    public static void apply(IngestSettings.Postgres settings, List<Part> parts, int connections) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        try (PostgresBatch batch = new PostgresBatch(settings)) {
            batch.connect(Math.min(parts.size(), connections));
            batch.merge(parts);
            CrashPoint.POSTGRES_MERGED.passed();
            batch.commit();
        }
    }

    private void connect(int wanted) throws SQLException {
        Connection first = PostgresConnections.open(settings);
        connections.add(first);
        execute(first, List.of("select pg_advisory_xact_lock(" + LOCK + ")"));
        while (connections.size() < wanted) {
            try {
                connections.add(PostgresConnections.open(settings));
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith(OUT_OF_RESOURCES)) {
                    return;
                }
                throw e;
            }
        }
    }

    private void merge(List<Part> parts) throws SQLException {
        if (parts.stream().mapToLong(Part::rows).sum() >= LARGE_FROM_ROWS) {
            for (Connection each : connections) {
                execute(each, PostgresMerge.makeRoom());
            }
        }
        Queue<Part> left = new ConcurrentLinkedQueue<>(parts);
        if (connections.size() == 1) {
            merge(connections.get(0), left);
            return;
        }
        List<Runnable> work = new ArrayList<>();
        for (Connection connection : connections) {
            work.add(() -> {
                try {
                    merge(connection, left);
                } catch (SQLException e) {
                    throw new IllegalStateException("merging into PostgreSQL failed", e);
                }
            });
        }
        Parallel.run(work.size(), work);
    }

    private void merge(Connection connection, Queue<Part> left) throws SQLException {
        for (Part part = left.poll(); part != null; part = left.poll()) {
            EntityColumns entity = part.entity();
            if (part.truncatedTo().isPresent()) {
                truncate(connection, entity, part.truncatedTo().get());
            }
            if (part.rows() > 0) {
                execute(connection, PostgresMerge.prepare(entity));
                var api = connection.unwrap(PGConnection.class).getCopyAPI();
                BinaryCopy copy = new BinaryCopy(api.copyIn(PostgresMerge.copy(entity)));
                long deletes = part.changes().writeTo(copy);
                copy.end();
                CrashPoint.POSTGRES_STAGED.passed();
                execute(connection, PostgresMerge.apply(settings.schema(), entity, deletes));
            }
        }
    }

    private void truncate(Connection connection, EntityColumns entity, String sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PostgresMerge.truncate())) {
            statement.setString(1, entity.entity());
            statement.setString(2, sequence);
            statement.executeUpdate();
        }
        execute(connection, PostgresMerge.empty(settings.schema(), entity));
    }

    /** The first connection last, since it holds the lock. */
    private void commit() throws SQLException {
        for (int i = connections.size() - 1; i >= 0; i--) {
            connections.get(i).commit();
        }
        CrashPoint.POSTGRES_COMMITTED.passed();
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What was not committed is undone by the server. */
    @Override
    public void close() throws SQLException {
        for (int i = connections.size() - 1; i >= 0; i--) {
            connections.get(i).close();
        }
    }
}
