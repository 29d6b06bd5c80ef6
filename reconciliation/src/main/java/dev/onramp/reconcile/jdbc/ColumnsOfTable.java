package dev.onramp.reconcile.jdbc;

import dev.onramp.reconcile.compare.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The columns that a table has, as the store's information schema says. */
record ColumnsOfTable(Map<String, String> types) {

    /** @param query gives name and type of each column for a schema and a table */
    static ColumnsOfTable read(Connection connection, String query, String schema, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new ColumnsOfTable(types);
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** Names of the expected columns that are there and of their type, in the order expected. */
    List<String> readable(List<Column> expected, BiPredicate<Column, String> isOfType) {
        return expected.stream()
                .filter(each -> types.containsKey(each.name()) && isOfType.test(each, typeOf(each)))
                .map(Column::name)
                .toList();
    }

    private String typeOf(Column column) {
        return types.getOrDefault(column.name(), "");
    }

    List<String> problems(List<Column> expected, BiPredicate<Column, String> isOfType) {
        List<String> problems = new ArrayList<>();
        for (Column column : expected) {
            String type = types.get(column.name());
            if (type == null) {
                problems.add("the column " + column.name() + " is missing");
            } else if (!isOfType.test(column, type)) {
                problems.add("the column " + column.name() + " is " + type + ", expected " + column.type());
            }
        }
        List<String> names = expected.stream().map(Column::name).toList();
        types.keySet().stream()
                .filter(each -> !names.contains(each))
                .forEach(each -> problems.add("the column " + each + " is not expected"));
        return problems;
    }
}
