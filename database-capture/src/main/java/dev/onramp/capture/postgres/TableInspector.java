package dev.onramp.capture.postgres;

import dev.onramp.capture.CapturedTable;
import dev.onramp.config.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks at single tables. */
final class TableInspector {
    private static final String TABLE = """
            select c.oid, c.relkind::text, c.relpersistence::text, c.relreplident::text,
                has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'SELECT'),
                exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary),
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and a.attlen = -1 and a.attstorage in ('x', 'e')),
                pg_has_role(c.relowner, 'USAGE')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relname = ?
            """;
    private static final String COLUMNS =
            "select attname from pg_attribute where attrelid = ? and attnum > 0 and not attisdropped";

    private final Connection connection;
    private final String user;
    private final List<CapturedTable> owned = new ArrayList<>();

    TableInspector(Connection connection, String user) {
        this.connection = connection;
        this.user = user;
    }

    /** Of those that were inspected: the ones that the user owns, or may act for the owner of. */
    List<CapturedTable> owned() {
        return List.copyOf(owned);
    }

    void inspect(CapturedTable captured, List<Problem> problems, List<String> warnings, List<String> facts)
            throws SQLException {
        String quoted = captured.table().quoted();
        Findings found = new Findings("table " + captured.table(), problems);
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, captured.table().schema());
            statement.setString(2, captured.table().table());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    found.add(
                            "there is no such table",
                            "create it, or say which table feeds the source " + captured.source()
                                    + ": capture.tables.NAME { table = ..., source = " + captured.source() + " }");
                    return;
                }
                if (!row.getString(2).equals("r")) {
                    found.add("it is no ordinary table (kind " + row.getString(2) + ")", "capture the tables below it");
                }
                if (!row.getString(3).equals("p")) {
                    found.add(
                            "its changes are not in the log (unlogged or temporary)",
                            "ALTER TABLE " + quoted + " SET LOGGED");
                }
                if (!row.getBoolean(5)) {
                    found.add(
                            "the user " + user + " may not read it",
                            "GRANT USAGE ON SCHEMA \"" + captured.table().schema() + "\" TO \"" + user
                                    + "\"; GRANT SELECT ON " + quoted + " TO \"" + user + "\"");
                }
                identity(found, quoted, row, captured, warnings);
                if (row.getBoolean(8)) {
                    owned.add(captured);
                }
                columns(found, row.getLong(1), captured);
            }
        }
        if (found.none()) {
            facts.add("the table " + captured.table() + " can be captured for " + captured.source());
        }
    }

    private static void identity(
            Findings found, String quoted, ResultSet row, CapturedTable captured, List<String> warnings)
            throws SQLException {
        String identity = row.getString(4);
        if (!row.getBoolean(6)) {
            found.add(
                    "it has no primary key, so a change does not tell which row it is of",
                    "ALTER TABLE " + quoted + " ADD PRIMARY KEY (...)");
        } else if (identity.equals("n")) {
            found.add(
                    "its replica identity is NOTHING: once it is published, PostgreSQL refuses updates and deletes of it",
                    "ALTER TABLE " + quoted + " REPLICA IDENTITY FULL");
        } else if (!identity.equals("f") && row.getBoolean(7)) {
            warnings.add("table " + captured.table()
                    + ": an update that leaves a value of more than about 2 kB as it is does not tell that value, and would be"
                    + " dead-lettered; ALTER TABLE " + quoted + " REPLICA IDENTITY FULL");
        }
    }

    private void columns(Findings found, long oid, CapturedTable captured) throws SQLException {
        Set<String> missing = new TreeSet<>(captured.requiredColumns());
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    missing.remove(row.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        if (!missing.isEmpty()) {
            found.add(
                    "the source " + captured.source() + " requires columns that it does not have: "
                            + String.join(", ", missing),
                    "add them, or make them optional in the model");
        }
    }

    /** Problems of one table. */
    private static final class Findings {
        private final String path;
        private final List<Problem> problems;
        private int count;

        Findings(String path, List<Problem> problems) {
            this.path = path;
            this.problems = problems;
        }

        void add(String cause, String fix) {
            problems.add(new Problem("database", 0, path, cause, fix));
            count++;
        }

        boolean none() {
            return count == 0;
        }
    }
}
