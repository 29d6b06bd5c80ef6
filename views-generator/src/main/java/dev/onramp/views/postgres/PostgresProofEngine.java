package dev.onramp.views.postgres;

import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.views.Engine;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.ViewStatements;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.proof.CanonicalJson;
import dev.onramp.views.proof.Change;
import dev.onramp.views.proof.JsonTrees;
import dev.onramp.views.proof.ProofCase;
import dev.onramp.views.proof.ProofEngine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL; the session stands in New York. Everything is done in one transaction that is rolled back, so nothing is ever seen by
 * others. Not thread-safe.
 */
public final class PostgresProofEngine implements ProofEngine {
    private static final String LINEAGE =
            "_op text, _sequence text, _changed_at timestamptz, _dataid text, _mapping_version integer";

    private final Settings settings;
    private String current = "the connection";

    public PostgresProofEngine(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return dialect().text();
    }

    @Override
    public Engine dialect() {
        return Engine.POSTGRESQL;
    }

    @Override
    public Map<View, List<List<@Nullable Object>>> rows(ProofCase proof) {
        var postgres = settings.section("postgres");
        try (Connection connection = DriverManager.getConnection(
                postgres.getString("url"), postgres.getString("user"), postgres.getString("password"))) {
            connection.setAutoCommit(false);
            try {
                return rows(connection, proof);
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException e) {
            throw ViewsErrors.proofFailed(name(), current, e);
        }
    }

    private Map<View, List<List<@Nullable Object>>> rows(Connection connection, ProofCase proof)
            throws SQLException, IOException {
        var rows = new LinkedHashMap<View, List<List<@Nullable Object>>>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL TIME ZONE 'America/New_York'");
            List<String> statements = ViewStatements.of(Engine.POSTGRESQL, proof.catalog());
            int schemas = proof.catalog().schemas().size();
            for (String schema : statements.subList(0, schemas)) {
                run(statement, schema);
            }
            for (Entity entity : proof.changes().model().entities()) {
                fill(
                        connection,
                        statement,
                        proof.layout().latest(entity),
                        entity,
                        proof.changes().latest(entity));
            }
            for (String view : statements.subList(schemas, statements.size())) {
                run(statement, view);
            }
            for (View view : proof.catalog().views()) {
                current = "view " + view.name();
                try (ResultSet result = statement.executeQuery("SELECT * FROM " + Engine.POSTGRESQL.sql(view.name()))) {
                    rows.put(view, read(result, view));
                }
            }
        }
        return rows;
    }

    private void run(Statement statement, String sql) throws SQLException {
        current = sql;
        statement.execute(sql);
    }

    private void fill(Connection connection, Statement statement, ObjectName table, Entity entity, List<Change> changes)
            throws SQLException {
        String columns = entity.fields().stream()
                .map(field -> Engine.POSTGRESQL.quoted(field.name().value()) + " "
                        + Engine.POSTGRESQL.storedType(field.type()))
                .collect(Collectors.joining(", "));
        run(statement, "CREATE TABLE " + Engine.POSTGRESQL.sql(table) + " (" + columns + ", " + LINEAGE + ")");
        String places = entity.fields().stream()
                .map(field -> "CAST(? AS " + Engine.POSTGRESQL.storedType(field.type()) + ")")
                .collect(Collectors.joining(", "));
        current = "the rows of " + table;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + Engine.POSTGRESQL.sql(table)
                + " VALUES (" + places + ", ?, ?, CAST(? AS timestamptz), 'proof', 1)")) {
            for (Change change : changes) {
                int at = 0;
                for (Field field : entity.fields()) {
                    Object value = change.values().get(field.name().value());
                    insert.setString(++at, value == null ? null : CanonicalJson.text(field.type(), value));
                }
                insert.setString(++at, change.operation().text());
                insert.setString(++at, change.sequence());
                insert.setString(++at, CanonicalJson.text(Primitive.TIMESTAMP, change.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<List<@Nullable Object>> read(ResultSet result, View view) throws SQLException, IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < view.columns().size(); i++) {
                row.add(cell(result, i + 1, view.columns().get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object cell(ResultSet result, int at, ViewColumn column) throws SQLException, IOException {
        if (!result.getMetaData().getColumnLabel(at).equals(column.name())) {
            throw new IOException(
                    "column " + at + " is " + result.getMetaData().getColumnLabel(at) + ", not " + column.name());
        }
        if (column.type() instanceof ArrayType || column.type() instanceof StructType) {
            String json = result.getString(at);
            return json == null ? null : JsonTrees.read(json);
        }
        if (column.type() == Primitive.DATE) {
            return result.getObject(at, LocalDate.class);
        }
        return column.type() == Primitive.TIMESTAMP ? result.getObject(at, LocalDateTime.class) : result.getObject(at);
    }

    /** Nothing is left to take away. */
    @Override
    public void close() {
        current = "the connection";
    }
}
