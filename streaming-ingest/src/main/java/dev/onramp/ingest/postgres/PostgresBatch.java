package dev.onramp.ingest.postgres;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One batch on its way into PostgreSQL: lines go into staging tables by COPY, then everything is merged and committed in one transaction.
 * Closing without {@link #commit} leaves the database as it was. Used by one thread.
 */
public final class PostgresBatch implements AutoCloseable {
    /** Batches of several writers come one after the other; their merges are not made to run into each other. */
    private static final long LOCK = 0x6f6e72616d71L;

    private static final int ANALYZE_FROM_ROWS = 5_000;

    private final List<EntityColumns> entities;
    private final String schema;
    private final Connection connection;
    private final TreeSet<Integer> staged = new TreeSet<>();
    private final TreeSet<Integer> truncated = new TreeSet<>();
    private int copying = -1;
    private @Nullable CopyIn copy;
    private long rows;

    public PostgresBatch(IngestSettings.Postgres settings, List<EntityColumns> entities) throws SQLException {
        this.entities = List.copyOf(entities);
        this.schema = settings.schema();
        this.connection = PostgresConnections.open(settings);
    }

    /**
     * Adds a change; fastest when the changes of an entity come one after the other.
     *
     * @param entity position in the list of entities
     * @param line as {@link CopyText} makes it; each key of an entity at most once
     */
    public void add(int entity, byte[] line) throws SQLException {
        if (entity != copying || copy == null) {
            endCopy();
            lock();
            if (staged.add(entity)) {
                execute(PostgresMerge.prepare(entities.get(entity)));
            }
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(PostgresMerge.copy(entities.get(entity)));
            copying = entity;
        }
        copy.writeToCopy(line, 0, line.length);
        rows++;
    }

    /** Adds a truncate of an entity; like every change it takes effect by its sequence, not by when it is added. */
    public void truncate(int entity, String sequence) throws SQLException {
        endCopy();
        lock();
        try (PreparedStatement statement = connection.prepareStatement(PostgresMerge.truncate())) {
            statement.setString(1, entities.get(entity).entity());
            statement.setString(2, sequence);
            statement.executeUpdate();
        }
        truncated.add(entity);
    }

    /** Merges and commits what was added. */
    public void commit() throws SQLException {
        endCopy();
        CrashPoint.POSTGRES_STAGED.passed();
        for (int entity : truncated) {
            execute(PostgresMerge.empty(schema, entities.get(entity)));
        }
        for (int entity : staged) {
            if (rows >= ANALYZE_FROM_ROWS) {
                execute(PostgresMerge.analyze(entities.get(entity)));
            }
            execute(PostgresMerge.apply(schema, entities.get(entity)));
        }
        CrashPoint.POSTGRES_MERGED.passed();
        connection.commit();
        CrashPoint.POSTGRES_COMMITTED.passed();
    }

    /** Changes added so far. */
    public long rows() {
        return rows;
    }

    /** Before the first statement of the batch. */
    private void lock() throws SQLException {
        if (staged.isEmpty() && truncated.isEmpty()) {
            execute(List.of("select pg_advisory_xact_lock(" + LOCK + ")"));
        }
    }

    private void endCopy() throws SQLException {
        if (copy != null) {
            copy.endCopy();
            copy = null;
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
