package dev.onramp.ingest.postgres;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the operational store out of the model, or checks and extends what is there. */
public final class PostgresTables {
    /** Held while tables are made, so that two processes do not make the same one. */
    private static final long LOCK = 0x6f6e72616d70L;

    /** The first with MERGE. */
    private static final int OLDEST = 15;

    private static final String COLUMNS = "select a.attname, format_type(a.atttypid, a.atttypmod),"
            + " coalesce(col_description(a.attrelid, a.attnum), ''), exists (select from pg_index i where i.indrelid ="
            + " a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) from pg_attribute a join pg_class c on c.oid"
            + " = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relname = ? and"
            + " a.attnum > 0 and not a.attisdropped order by a.attnum";

    private PostgresTables() {}

    /**
     * Brings the tables of the entities into being; harmless when repeated.
     *
     * @throws dev.onramp.config.OnrampException ONR-I020 when a table that is there cannot be used, ONR-I023 when the server is too old
     */
    public static void prepare(IngestSettings.Postgres settings, List<EntityColumns> entities) throws SQLException {
        try (Connection connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement()) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            for (String each : PostgresDdl.schemas(settings.schema())) {
                statement.execute(each);
            }
            for (EntityColumns entity : entities) {
                List<PostgresDdl.Existing> existing = columns(connection, settings.schema(), entity.entity());
                List<String> statements = existing.isEmpty()
                        ? PostgresDdl.create(settings.schema(), entity)
                        : PostgresDdl.evolve(settings.schema(), entity, existing);
                for (String each : statements) {
                    statement.execute(each);
                }
            }
            CrashPoint.POSTGRES_TABLES_MADE.passed();
            connection.commit();
        }
    }

    /** @throws dev.onramp.config.OnrampException ONR-I023 when this major version lacks what the sink needs */
    static void requireVersion(int version) {
        if (version < OLDEST) {
            throw IngestErrors.postgresTooOld(version, OLDEST);
        }
    }

    /**
     * Returns when the tables of these entities are there, and what is remembered of deleted rows.
     *
     * @param entities of which changes were taken
     * @throws dev.onramp.config.OnrampException ONR-I022 with those that are not
     */
    public static void requireThose(IngestSettings.Postgres settings, List<EntityColumns> entities)
            throws SQLException {
        if (entities.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        entities.forEach(each -> names.add(Quoted.table(settings.schema(), each.entity())));
        names.add(PostgresDdl.TOMBSTONE);
        List<String> gone = new ArrayList<>();
        try (Connection connection = PostgresConnections.open(settings);
                PreparedStatement query = connection.prepareStatement("select to_regclass(?) is null")) {
            for (String name : names) {
                query.setString(1, name);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        gone.add(name.replace("\"", ""));
                    }
                }
            }
        }
        if (!gone.isEmpty()) {
            throw IngestErrors.postgresTablesGone(gone, settings);
        }
    }

    private static List<PostgresDdl.Existing> columns(Connection connection, String schema, String table)
            throws SQLException {
        List<PostgresDdl.Existing> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new PostgresDdl.Existing(
                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return columns;
    }
}
