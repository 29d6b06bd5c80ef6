package dev.onramp.capture.postgres;

import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.CapturedTable;
import dev.onramp.capture.TableName;
import dev.onramp.config.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the publication. */
final class PublicationInspector {
    private final Connection connection;
    private final CaptureSettings settings;
    private final TableInspector tables;

    PublicationInspector(Connection connection, CaptureSettings settings, TableInspector tables) {
        this.connection = connection;
        this.settings = settings;
        this.tables = tables;
    }

    /** Whether it is there. */
    boolean inspect(List<Problem> problems, List<String> facts) throws SQLException {
        String name = settings.publication();
        String path = "publication " + name;
        try (PreparedStatement statement = connection.prepareStatement(
                "select pubinsert and pubupdate and pubdelete and pubtruncate from pg_publication where pubname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    missing(path, problems, facts);
                    return false;
                }
                if (!row.getBoolean(1)) {
                    problems.add(new Problem(
                            "database",
                            0,
                            path,
                            "it leaves out some kinds of change",
                            "ALTER PUBLICATION \"" + name + "\" SET (publish = 'insert, update, delete, truncate')"));
                }
            }
        }
        List<TableName> unlisted = new ArrayList<>(
                settings.tables().stream().map(CapturedTable::table).toList());
        unlisted.removeAll(listed(name));
        if (unlisted.isEmpty()) {
            facts.add("the publication " + name + " lists all tables");
        } else {
            problems.add(new Problem(
                    "database",
                    0,
                    path,
                    "it does not list " + names(unlisted),
                    "ALTER PUBLICATION \"" + name + "\" ADD TABLE " + quoted(unlisted)));
        }
        return true;
    }

    private List<TableName> listed(String name) throws SQLException {
        List<TableName> result = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select schemaname, tablename from pg_publication_tables where pubname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    for (CapturedTable each : settings.tables()) {
                        if (each.table().schema().equals(row.getString(1))
                                && each.table().table().equals(row.getString(2))) {
                            result.add(each.table());
                        }
                    }
                }
            }
        }
        return result;
    }

    private void missing(String path, List<Problem> problems, List<String> facts) throws SQLException {
        List<TableName> all =
                settings.tables().stream().map(CapturedTable::table).toList();
        if (mayCreate() && tables.owned().size() == all.size()) {
            facts.add("the " + path + " will be made");
        } else {
            problems.add(new Problem(
                    "database",
                    0,
                    path,
                    "it is not there, and the user " + settings.database().user()
                            + " may not make it: that takes CREATE on the database and ownership of the tables",
                    "let their owner run CREATE PUBLICATION \"" + settings.publication() + "\" FOR TABLE "
                            + quoted(all)));
        }
    }

    private boolean mayCreate() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select has_database_privilege(current_database(), 'CREATE')");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String names(List<TableName> tables) {
        return tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
    }

    private static String quoted(List<TableName> tables) {
        return tables.stream().map(TableName::quoted).collect(Collectors.joining(", "));
    }
}
