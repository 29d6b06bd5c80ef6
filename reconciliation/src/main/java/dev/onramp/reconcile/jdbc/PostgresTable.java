package dev.onramp.reconcile.jdbc;

import dev.onramp.model.FieldType;
import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.compare.StoredTable;
import dev.onramp.reconcile.fold.CellText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table of PostgreSQL, read through a cursor in one transaction. Thread-safe: every scan has a connection of its own. */
public final class PostgresTable implements StoredTable {
    private static final int ROWS_AT_ONCE = 2_000;
    private static final String COLUMNS = "select a.attname, format_type(a.atttypid, a.atttypmod) from pg_attribute a"
            + " join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped order by a.attnum";

    private final String url;
    private final Properties login = new Properties();
    private final String schema;
    private final String table;

    public PostgresTable(String url, String user, String password, String schema, String table) {
        this.url = url;
        this.schema = schema;
        this.table = table;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "60");
        login.setProperty("ApplicationName", "onramp-verify");
    }

    @Override
    public RowScan open(List<Column> columns) {
        Connection connection = connect();
        try {
            ColumnsOfTable found = ColumnsOfTable.read(connection, COLUMNS, schema, table);
            if (found.isEmpty()) {
                connection.close();
                return RowScan.ofNothing("there is no table " + schema + "." + table);
            }
            List<String> present = found.readable(columns, PostgresTable::isOfType);
            if (present.isEmpty()) {
                connection.close();
                return RowScan.ofNothing("no column is as it should be in the table " + schema + "." + table);
            }
            Statement statement = connection.createStatement();
            statement.setFetchSize(ROWS_AT_ONCE);
            String names = present.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "));
            ResultSet rows = statement.executeQuery("select " + names + " from \"" + schema + "\".\"" + table + "\"");
            return new JdbcScan(
                    connection,
                    statement,
                    rows,
                    columns,
                    present,
                    found.problems(columns, PostgresTable::isOfType),
                    PostgresTable::text,
                    e -> ReconcileErrors.postgresUnreachable(url, e));
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw ReconcileErrors.postgresUnreachable(url, e);
        }
    }

    private Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(url, login);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw ReconcileErrors.postgresUnreachable(url, e);
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
        return stored.equals(typeOf(column.type()));
    }

    private static String typeOf(FieldType type) {
        if (type instanceof FieldType.DecimalType decimal) {
            return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof FieldType.ArrayType || type instanceof FieldType.StructType) {
            return "jsonb";
        }
        if (type instanceof FieldType.EnumType) {
            return "text";
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> "text";
            case BOOLEAN -> "boolean";
            case INT -> "integer";
            case LONG -> "bigint";
            case DOUBLE -> "double precision";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp with time zone";
        };
    }

    private static @Nullable String text(ResultSet row, int index, Column column) throws SQLException {
        FieldType type = column.type();
        if (type instanceof FieldType.ArrayType || type instanceof FieldType.StructType) {
            return JsonbText.of(type, row.getString(index));
        }
        if (type == FieldType.Primitive.TIMESTAMP) {
            OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
            return time == null ? null : CellText.of(time.toInstant());
        }
        if (type == FieldType.Primitive.DATE) {
            return CellText.of(row.getObject(index, LocalDate.class));
        }
        if (type == FieldType.Primitive.BOOLEAN || type == FieldType.Primitive.DOUBLE) {
            return CellText.of(row.getObject(index));
        }
        return type instanceof FieldType.DecimalType ? CellText.of(row.getBigDecimal(index)) : row.getString(index);
    }
}
