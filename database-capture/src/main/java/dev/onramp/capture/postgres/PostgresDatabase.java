package dev.onramp.capture.postgres;

import dev.onramp.capture.CaptureErrors;
import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.DatabaseAddress;
import dev.onramp.capture.Inspection;
import dev.onramp.capture.LegacyDatabase;
import dev.onramp.capture.TemporaryFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/** PostgreSQL 12 or newer, over a connection of its own for each question. Thread-safe. */
public final class PostgresDatabase implements LegacyDatabase {
    /** Classes of SQLSTATE that no waiting mends: wrong user or password, no such database, missing rights. */
    private static final Set<String> REFUSED = Set.of("28", "3D", "42");

    private final CaptureSettings settings;

    public PostgresDatabase(CaptureSettings settings) {
        this.settings = settings;
    }

    @Override
    public Inspection inspect() throws TemporaryFailure {
        try (Connection connection = connect()) {
            return new Inspector(connection, settings).inspect();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void dropSlot() throws TemporaryFailure {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select pg_drop_replication_slot(?)")) {
            statement.setString(1, settings.slot());
            statement.execute();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public long slotFloor() throws TemporaryFailure {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select (restart_lsn - '0/0'::pg_lsn)::bigint from pg_replication_slots where slot_name = ?")) {
            statement.setString(1, settings.slot());
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next() && rows.getLong(1) > 0) {
                    return rows.getLong(1);
                }
            }
            throw new TemporaryFailure("the replication slot " + settings.slot() + " has no position");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAddress address = settings.database();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user",
                address.user(),
                "password",
                address.password(),
                "sslmode",
                address.sslMode().text(),
                "ApplicationName",
                "onramp capture",
                "connectTimeout",
                "10",
                "socketTimeout",
                "60"));
        Connection connection = new Driver()
                .connect(
                        "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
                        properties);
        if (connection == null) {
            throw new SQLException("the driver does not know such a URL: " + address, "08001");
        }
        return connection;
    }

    private TemporaryFailure failed(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.length() == 5 && REFUSED.contains(state.substring(0, 2))) {
            throw CaptureErrors.refused(settings.database(), e);
        }
        return new TemporaryFailure(
                "the database " + settings.database() + " does not answer (" + e.getMessage() + ")", e);
    }
}
