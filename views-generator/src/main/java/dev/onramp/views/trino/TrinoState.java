package dev.onramp.views.trino;

import dev.onramp.views.ObjectName;
import dev.onramp.views.SqlNames;
import dev.onramp.views.plan.StoredView;
import dev.onramp.views.plan.StoredView.StoredColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what Trino holds. Nothing is kept: every call asks. */
final class TrinoState {
    private static final Pattern LOCATION = Pattern.compile("\\blocation = '((?:[^']|'')*)'");

    private final TrinoSession session;

    TrinoState(TrinoSession session) {
        this.session = session;
    }

    Set<String> schemas() throws SQLException {
        return column("SELECT schema_name FROM information_schema.schemata");
    }

    /** Names of tables, without views. */
    Set<String> tables(String schema) throws SQLException {
        return column(
                "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = "
                        + SqlNames.literal(schema));
    }

    /** Where a registered table lies, without a slash at the end; absent when it lies nowhere any more. */
    Optional<String> location(ObjectName table) throws SQLException {
        try {
            Matcher matcher = LOCATION.matcher(
                    session.rows("SHOW CREATE TABLE " + table.sql()).get(0).get(0));
            return matcher.find()
                    ? Optional.of(matcher.group(1).replace("''", "'").replaceAll("/+$", ""))
                    : Optional.empty();
        } catch (SQLException e) {
            if (TrinoFailure.of(e) == TrinoFailure.NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The views of a schema by name. */
    Map<String, StoredView> views(String schema) throws SQLException {
        String inSchema = SqlNames.literal(schema);
        String inCatalog = SqlNames.literal(session.catalog());
        Map<String, String> comments = new HashMap<>();
        for (var row :
                session.rows("SELECT table_name, comment FROM system.metadata.table_comments WHERE catalog_name = "
                        + inCatalog + " AND schema_name = " + inSchema)) {
            comments.put(row.get(0), row.get(1));
        }
        Map<String, List<StoredColumn>> columns = new HashMap<>();
        for (var row : session.rows(
                "SELECT table_name, column_name, type_name, remarks FROM system.jdbc.columns WHERE table_cat = "
                        + inCatalog + " AND table_schem = " + inSchema + " ORDER BY table_name, ordinal_position")) {
            columns.computeIfAbsent(row.get(0), name -> new ArrayList<>())
                    .add(new StoredColumn(row.get(1), row.get(2), row.get(3)));
        }
        Map<String, StoredView> views = new HashMap<>();
        for (var row : session.rows(
                "SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = " + inSchema)) {
            views.put(
                    row.get(0),
                    new StoredView(
                            row.get(1),
                            comments.getOrDefault(row.get(0), ""),
                            columns.getOrDefault(row.get(0), List.of())));
        }
        return views;
    }

    private Set<String> column(String sql) throws SQLException {
        return session.rows(sql).stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }
}
