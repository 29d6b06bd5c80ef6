package dev.onramp.capture.postgres;

import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.CapturedTable;
import dev.onramp.capture.Inspection;
import dev.onramp.capture.SlotState;
import dev.onramp.config.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at a database: server, user, tables, publication, slot. */
final class Inspector {
    private final Connection connection;
    private final CaptureSettings settings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    Inspector(Connection connection, CaptureSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    Inspection inspect() throws SQLException {
        facts.add("the database " + settings.database() + " lets the user "
                + settings.database().user() + " in");
        walLevel();
        replicationRight();
        SlotState slot = slot();
        TableInspector tables =
                new TableInspector(connection, settings.database().user());
        for (CapturedTable each : settings.tables()) {
            tables.inspect(each, problems, warnings, facts);
        }
        boolean published = new PublicationInspector(connection, settings, tables).inspect(problems, facts);
        return new Inspection(problems, warnings, facts, slot, published);
    }

    private void walLevel() throws SQLException {
        String level = text("show wal_level");
        if (level.equals("logical")) {
            facts.add("wal_level is logical");
        } else {
            problem(
                    "wal_level",
                    "it is " + level + ", so the log does not tell of rows",
                    "ALTER SYSTEM SET wal_level = 'logical', then restart the server");
        }
        if (text("show max_wal_senders").equals("0")) {
            problem(
                    "max_wal_senders",
                    "it is 0, so nobody may read the log",
                    "ALTER SYSTEM SET max_wal_senders = 10, then restart");
        }
    }

    private void replicationRight() throws SQLException {
        boolean may =
                text("select (rolsuper or rolreplication or exists (select from pg_roles managed where managed.rolname in"
                                + " ('rds_replication', 'rds_superuser') and pg_has_role(current_user, managed.oid, 'member')))::text"
                                + " from pg_roles where rolname = current_user")
                        .equals("true");
        String user = settings.database().user();
        if (may) {
            facts.add("the user " + user + " may replicate");
        } else {
            problem("user " + user, "it may not replicate", "ALTER ROLE \"" + user + "\" REPLICATION");
        }
    }

    private SlotState slot() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select plugin, database, active_pid, coalesce(to_jsonb(s)->>'invalidation_reason', ''), coalesce(wal_status, '')"
                        + " from pg_replication_slots s where slot_name = ?")) {
            statement.setString(1, settings.slot());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    roomForSlot();
                    return new SlotState.Absent();
                }
                String plugin = row.getString(1);
                String database = row.getString(2);
                if (!"pgoutput".equals(plugin)
                        || !settings.database().database().equals(database)) {
                    problem(
                            "slot " + settings.slot(),
                            "it is of the plug-in " + plugin + " and the database " + database
                                    + ", so it is somebody else's",
                            "choose another name with capture.slot");
                }
                if (!row.getString(4).isEmpty() || row.getString(5).equals("lost")) {
                    return new SlotState.Lost("the database says: wal_status " + row.getString(5)
                            + (row.getString(4).isEmpty() ? "" : ", invalidation_reason " + row.getString(4)));
                }
                long pid = row.getLong(3);
                return row.wasNull() ? new SlotState.Idle() : new SlotState.InUse(pid);
            }
        }
    }

    private void roomForSlot() throws SQLException {
        String used = text("select count(*)::text from pg_replication_slots");
        String most = text("show max_replication_slots");
        if (Integer.parseInt(used) >= Integer.parseInt(most)) {
            problem(
                    "max_replication_slots",
                    "all " + most + " replication slots are taken",
                    "drop one that nobody uses (pg_drop_replication_slot), or raise max_replication_slots and restart");
        } else {
            facts.add("there is room for a replication slot: " + used + " of " + most + " are taken");
        }
    }

    private String text(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)).orElse("") : "";
        }
    }

    private void problem(String path, String cause, String fix) {
        problems.add(new Problem("database", 0, path, cause, fix));
    }
}
