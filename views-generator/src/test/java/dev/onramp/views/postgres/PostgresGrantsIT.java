package dev.onramp.views.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.TestModels;
import dev.onramp.views.ViewRules;
import dev.onramp.views.ViewStatements;
import dev.onramp.views.access.Grants;
import dev.onramp.views.access.MaskedStatements;
import dev.onramp.views.trino.SharedTrino;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The printed statements on a real PostgreSQL, in a transaction that is rolled back: roles, views and grants with it. */
class PostgresGrantsIT {
    private static final CanonicalModel MODEL = TestModels.builtIn();
    private static final Settings SETTINGS = SharedTrino.settings()
            .with(Map.of(
                    "postgres.schema", "gate",
                    "lake.schema", "gate",
                    "access.analysts", "gate.analyst",
                    "access.stewards", "gate@steward"));

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void begin() throws SQLException {
        var postgres = SETTINGS.section("postgres");
        connection = DriverManager.getConnection(
                postgres.getString("url"), postgres.getString("user"), postgres.getString("password"));
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        statement.execute("CREATE SCHEMA gate");
        for (Entity entity : MODEL.entities()) {
            statement.execute(entity.fields().stream()
                    .map(field -> "\"" + field.name() + "\" " + Engine.POSTGRESQL.storedType(field.type()))
                    .collect(Collectors.joining(
                            ", ",
                            "CREATE TABLE gate." + entity.name() + " (",
                            ", _sequence text, _changed_at timestamptz)")));
        }
        statement.execute("INSERT INTO gate.account (account_number, customer_number) VALUES ('1', '7')");
        statement.execute("INSERT INTO gate.customer (customer_number, party_id) VALUES ('7', 'CUST7')");
        statement.execute(
                "INSERT INTO gate.individual (id, first_name, last_name, gender) VALUES ('CUST7', 'Ada', 'Byron', 'Female')");
        run(ViewStatements.of(
                Engine.POSTGRESQL,
                LakeCatalog.of(MODEL, LakeLayout.of(SETTINGS), ViewRules.DEFAULT, Engine.POSTGRESQL)));
        run(MaskedStatements.of(SETTINGS, MODEL, Engine.POSTGRESQL));
        grant();
    }

    @AfterEach
    void rollback() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void anAnalystReadsTheMaskedViewsAlone() throws SQLException {
        statement.execute("SET LOCAL ROLE \"gate.analyst\"");

        assertThat(row("SELECT account_number, first_name, last_name, gender FROM views_masked.account_wide"))
                .isEqualTo("1|A|8ebbbbcad54301a84fd9c48e5bc5434e79fcd520e9f2838952b32579c2407df9|null");
        assertDenied("SELECT * FROM views.account_wide");
        assertDenied("SELECT * FROM gate.individual");
        assertDenied("CREATE VIEW views_masked.mine AS SELECT 1");
    }

    @Test
    void aStewardReadsTheViewsAlone() throws SQLException {
        statement.execute("SET LOCAL ROLE \"gate@steward\"");

        assertThat(row("SELECT last_name, gender FROM views.account_wide")).isEqualTo("Byron|Female");
        assertDenied("SELECT * FROM gate.individual");
    }

    @Test
    void whatWasGrantedByHandIsTakenBack() throws SQLException {
        statement.execute("GRANT USAGE ON SCHEMA gate TO \"gate.analyst\", PUBLIC");
        statement.execute("GRANT SELECT ON gate.individual TO \"gate.analyst\", PUBLIC");

        grant();

        statement.execute("SET LOCAL ROLE \"gate.analyst\"");
        assertDenied("SELECT * FROM gate.individual");
    }

    /** Without the transaction's own begin and end. */
    private void grant() throws SQLException {
        run(List.of(Grants.of(SETTINGS, MODEL, Engine.POSTGRESQL, "lake").split(";\n")).stream()
                .filter(each -> !each.equals("BEGIN") && !each.equals("COMMIT"))
                .toList());
    }

    private void run(List<String> statements) throws SQLException {
        for (String each : statements) {
            statement.execute(each);
        }
    }

    private String row(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            StringBuilder text = new StringBuilder(String.valueOf(rows.getString(1)));
            for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
                text.append('|').append(rows.getString(i));
            }
            return text.toString();
        }
    }

    private void assertDenied(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        connection.rollback(before);
    }
}
