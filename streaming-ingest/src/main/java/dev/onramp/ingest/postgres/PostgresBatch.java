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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way into PostgreSQL: rows go into staging tables by COPY, then everything is merged, then everything is committed, with the positions behind
 * it in the last commit. Over several connections its entities are merged side by side; a crash between their commits leaves a part, which the batch mends when it comes again.
 * Used by one thread, but for {@link #abort}.
 */
public final class PostgresBatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBatch.class);
    /** Batches of several writers come one after the other; their merges are not made to run into each other. */
    private static final long LOCK = 0x6f6e72616d71L;

    private static final int LARGE_FROM_ROWS = 5_000;
    /** Below, a further connection costs more than it helps. */
    private static final int SIDE_BY_SIDE_FROM_ROWS = 20_000;

    private static final int MOST_CONNECTIONS = 4;
    /** SQLSTATE class: out of connections, memory, disk. */
    private static final String OUT_OF_RESOURCES = "53";

    private final IngestSettings.Postgres settings;
    private final PostgresPositions positions;
    private final int sideBySideFromRows;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile boolean aborted;

    public PostgresBatch(IngestSettings.Postgres settings, PostgresPositions positions) {
        this(settings, positions, SIDE_BY_SIDE_FROM_ROWS);
    }

    /** @param sideBySideFromRows size from which entities are merged side by side */
    PostgresBatch(IngestSettings.Postgres settings, PostgresPositions positions, int sideBySideFromRows) {
        this.settings = settings;
        this.positions = positions;
        this.sideBySideFromRows = sideBySideFromRows;
    }

    /** Returns when everything is committed; once for each object. After a failure nothing is, or some entities are. */
    public void apply(PostgresChanges changes) throws SQLException {
        Connection first = open();
        execute(first, List.of("select pg_advisory_xact_lock(" + LOCK + ")"));
        merge(first, changes.parts());
        positions.write(first, changes.positions());
        CrashPoint.POSTGRES_MERGED.passed();
        commit();
    }

    /** Breaks it off, from another thread: what is under way fails soon, and nothing of it is kept. */
    public void abort() {
        aborted = true;
        for (Connection each : connections) {
            try {
                each.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a connection could not be broken off", e);
            }
        }
    }

    private Connection open() throws SQLException {
        Connection connection = PostgresConnections.open(settings);
        connections.add(connection);
        if (aborted) {
            connection.abort(Runnable::run);
        }
        return connection;
    }

    /** The largest first, so that none comes last which the others wait for. */
    private void merge(Connection first, List<PostgresChanges.Part> parts) throws SQLException {
        int rows = parts.stream().mapToInt(each -> each.changes().size()).sum();
        boolean isLarge = rows >= LARGE_FROM_ROWS;
        int workers = rows < sideBySideFromRows ? 1 : Math.min(parts.size(), MOST_CONNECTIONS);
        Queue<PostgresChanges.Part> left = new ConcurrentLinkedQueue<>(parts.stream()
                .sorted(Comparator.comparing(each -> -each.changes().size()))
                .toList());
        if (workers <= 1) {
            merge(first, left, isLarge);
            return;
        }
        List<Runnable> work = new ArrayList<>();
        work.add(() -> mergeUnchecked(Optional.of(first), left, isLarge));
        while (work.size() < workers) {
            work.add(() -> mergeUnchecked(openWhereThereIsOne(), left, isLarge));
        }
        Parallel.run(work.size(), work);
    }

    /** Empty when the database has no more to give. */
    private Optional<Connection> openWhereThereIsOne() {
        try {
            return Optional.of(open());
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(OUT_OF_RESOURCES)) {
                return Optional.empty();
            }
            throw new IllegalStateException("connecting to PostgreSQL failed", e);
        }
    }

    private void mergeUnchecked(Optional<Connection> connection, Queue<PostgresChanges.Part> left, boolean isLarge) {
        try {
            if (connection.isPresent()) {
                merge(connection.get(), left, isLarge);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("merging into PostgreSQL failed", e);
        }
    }

    private void merge(Connection connection, Queue<PostgresChanges.Part> left, boolean isLarge) throws SQLException {
        if (isLarge) {
            execute(connection, PostgresMerge.makeRoom());
        }
        for (PostgresChanges.Part part = left.poll(); part != null; part = left.poll()) {
            EntityColumns entity = part.entity();
            if (part.truncatedTo().isPresent()) {
                truncate(connection, entity, part.truncatedTo().get());
            }
            NewestChanges changes = part.changes();
            if (changes.size() > 0) {
                execute(connection, PostgresMerge.prepare(entity));
                var api = connection.unwrap(PGConnection.class).getCopyAPI();
                BinaryCopy copy = new BinaryCopy(api.copyIn(PostgresMerge.copy(entity)));
                changes.send(copy);
                copy.end();
                CrashPoint.POSTGRES_STAGED.passed();
                execute(connection, PostgresMerge.apply(settings.schema(), entity, changes.deletes()));
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
