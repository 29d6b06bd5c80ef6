package dev.onramp.replay.postgres;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.replay.ReplayErrors;
import dev.onramp.replay.kafka.ReplayBroker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the entities in PostgreSQL. */
public final class PostgresStore {
    private static final List<String> NOTES = List.of("onramp.tombstone", "onramp.truncation");

    private static final String POSITIONS = "onramp.position";

    private final Config settings;

    /** By the settings {@code postgres}. */
    public PostgresStore(Settings settings) {
        this.settings = settings.section("postgres");
    }

    /**
     * Removes the entities' tables and what is noted about them, all or nothing. Harmless when there are none.
     *
     * @throws dev.onramp.config.OnrampException ONR-P006
     */
    public void drop(CanonicalModel model) {
        String schema = settings.getString("schema");
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            for (Entity entity : model.entities()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("drop table if exists " + quoted(schema) + "."
                            + quoted(entity.name().value()));
                }
                for (String notes : NOTES) {
                    forget(connection, notes, entity);
                }
            }
            connection.commit();
        } catch (SQLException failed) {
            throw ReplayErrors.notDropped("the tables in PostgreSQL", failed);
        }
    }

    /**
     * Removes the positions in topics of replays, which are gone. Harmless when there are none.
     *
     * @throws dev.onramp.config.OnrampException ONR-P006
     */
    public void forgetReplays() {
        try (Connection connection = connection()) {
            if (isThere(connection, POSITIONS)) {
                try (PreparedStatement delete = connection.prepareStatement(
                        "delete from " + POSITIONS + " where schema_name = ? and topic ~ ?")) {
                    delete.setString(1, settings.getString("schema"));
                    delete.setString(2, "^" + ReplayBroker.TOPICS + "$");
                    delete.executeUpdate();
                }
            }
        } catch (SQLException failed) {
            throw ReplayErrors.notDropped("the positions of replays in PostgreSQL", failed);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                settings.getString("url"), settings.getString("user"), settings.getString("password"));
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("select to_regclass(?) is not null")) {
            exists.setString(1, table);
            try (ResultSet there = exists.executeQuery()) {
                return there.next() && there.getBoolean(1);
            }
        }
    }

    private static void forget(Connection connection, String notes, Entity entity) throws SQLException {
        if (!isThere(connection, notes)) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from " + notes + " where entity = ?")) {
            delete.setString(1, entity.name().value());
            delete.executeUpdate();
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
