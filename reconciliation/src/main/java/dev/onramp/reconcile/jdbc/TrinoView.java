package dev.onramp.reconcile.jdbc;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.compare.StoredTable;
import dev.onramp.reconcile.fold.CellText;
import io.trino.jdbc.Row;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A view of Trino. Thread-safe: every scan has a connection of its own. */
public final class TrinoView implements StoredTable {
    private static final String COLUMNS = "select column_name, data_type from information_schema.columns"
            + " where table_schema = ? and table_name = ? order by ordinal_position";

    private final String url;
    private final Properties login = new Properties();
    private final String schema;
    private final String view;

    /** @param url of the catalog */
    public TrinoView(String url, String user, String schema, String view) {
        this.url = url;
        this.schema = schema;
        this.view = view;
        login.setProperty("user", user);
        login.setProperty("source", "onramp-verify");
        login.setProperty("timezone", "UTC");
    }

    @Override
    public RowScan open(List<Column> columns) {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(url, login);
            ColumnsOfTable found = ColumnsOfTable.read(connection, COLUMNS, schema, view);
            if (found.isEmpty()) {
                connection.close();
                return RowScan.ofNothing("there is no view " + schema + "." + view);
            }
            List<String> present = found.readable(columns, TrinoView::isOfType);
            if (present.isEmpty()) {
                connection.close();
                return RowScan.ofNothing("no column is as it should be in the view " + schema + "." + view);
            }
            Statement statement = connection.createStatement();
            String names = present.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "));
            ResultSet rows = statement.executeQuery("select " + names + " from \"" + schema + "\".\"" + view + "\"");
            return new JdbcScan(
                    connection,
                    statement,
                    rows,
                    columns,
                    present,
                    found.problems(columns, TrinoView::isOfType),
                    TrinoView::text,
                    e -> ReconcileErrors.trinoUnreachable(url, e));
        } catch (SQLException e) {
            if (connection != null) {
                closeAfter(connection, e);
            }
            throw ReconcileErrors.trinoUnreachable(url, e);
        }
    }

    private static void closeAfter(Connection connection, SQLException problem) {
        try {
            connection.close();
        } catch (SQLException e) {
            problem.addSuppressed(e);
        }
    }

    private static boolean isOfType(Column column, String stored) {
        FieldType type = column.type();
        if (type instanceof FieldType.DecimalType decimal) {
            return stored.equals("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
        }
        if (type instanceof FieldType.ArrayType || type instanceof FieldType.StructType) {
            return stored.startsWith("array(") || stored.startsWith("row(");
        }
        if (type instanceof FieldType.EnumType) {
            return stored.startsWith("varchar");
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> stored.startsWith("varchar");
            case BOOLEAN -> stored.equals("boolean");
            case INT -> stored.equals("integer");
            case LONG -> stored.equals("bigint");
            case DOUBLE -> stored.equals("double");
            case DATE -> stored.equals("date");
            case TIMESTAMP -> stored.startsWith("timestamp(");
        };
    }

    private static @Nullable String text(ResultSet row, int index, Column column) throws SQLException {
        FieldType type = column.type();
        if (type == FieldType.Primitive.TIMESTAMP) {
            return instant(row.getString(index));
        }
        if (type instanceof FieldType.ArrayType || type instanceof FieldType.StructType) {
            return CellText.of(nested(type, row.getObject(index)));
        }
        if (type == FieldType.Primitive.DOUBLE) {
            return CellText.of(row.getObject(index));
        }
        return type instanceof FieldType.DecimalType ? CellText.of(row.getBigDecimal(index)) : row.getString(index);
    }

    /** Trino writes {@code 2026-01-31 10:11:12.000}, with {@code UTC} behind it for a type with a zone. */
    private static @Nullable String instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String local = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
            return CellText.of(LocalDateTime.parse(local.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static @Nullable Object nested(FieldType type, @Nullable Object value) throws SQLException {
        if (value == null) {
            return null;
        }
        if (type instanceof FieldType.ArrayType array) {
            Object elements = value instanceof java.sql.Array stored ? stored.getArray() : value;
            List<@Nullable Object> result = new ArrayList<>();
            for (Object each : elements instanceof List<?> list ? list.toArray() : (Object[]) elements) {
                result.add(nested(array.element(), each));
            }
            return result;
        }
        if (type instanceof FieldType.StructType struct && value instanceof Row members) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            for (int i = 0; i < struct.fields().size(); i++) {
                Field field = struct.fields().get(i);
                result.put(
                        field.name().value(),
                        nested(field.type(), members.getFields().get(i).getValue()));
            }
            return result;
        }
        if (type == FieldType.Primitive.TIMESTAMP) {
            return instant(value.toString());
        }
        return type == FieldType.Primitive.DATE || !(value instanceof Number || value instanceof Boolean)
                ? value.toString()
                : value;
    }
}
