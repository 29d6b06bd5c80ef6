package dev.onramp.views.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Classification;
import dev.onramp.views.TestModels;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role's login on a real Trino with the generated rules. */
class AccessIT {
    /** What {@code printf Byron | sha256sum} says. */
    private static final String HASHED_BYRON = "8ebbbbcad54301a84fd9c48e5bc5434e79fcd520e9f2838952b32579c2407df9";

    private static final String HASHED_NAME = "7ab8a80fd5bc53d6bae7f6d576dd80154396fe76833f264e3ffac26cb405553d";

    private static Lake lake;

    @BeforeAll
    static void fill() throws IOException {
        lake = new Lake(SharedTrino.settings(), TestModels.builtIn(), "gate");
        lake.apply();
        lake.writeTables();
        lake.apply().orThrow();
        lake.insertLatest(
                "account",
                "'1', 'Household of Ada', 'Savings', '7', 'Active', DATE '2026-01-31', null, null",
                "'2', null, null, '9', 'New', null, null, null");
        lake.insertLatest("customer", "'7', 'Active', 'CUST7', 'Individual'");
        lake.insertLatest("individual", "'CUST7', 'Ms Ada Byron', 'Ada', 'Byron', 'Jane', 'Ms', 'Female', 'Single'");
        lake.run("CREATE VIEW VIEWS.by_hand AS SELECT * FROM CANONICAL.individual");
    }

    @Test
    void theTrinoCliShowsAnAnalystTheViewMaskedAndNotTheTable() throws Exception {
        TrinoCli.Said view = TrinoCli.ask(
                lake.settings,
                "analyst",
                lake.named(
                        "SELECT account_number, account_name, status, name, first_name, last_name, middle_names, gender"
                                + " FROM VIEWS.account_wide ORDER BY account_number"));

        assertThat(view.rows())
                .isEqualTo("account_number,account_name,status,name,first_name,last_name,middle_names,gender\n"
                        + "1,,Active," + HASHED_NAME + ",A," + HASHED_BYRON + ",,\n"
                        + "2,,New,,,,,\n");
        assertThat(view.exitCode()).isZero();

        TrinoCli.Said table = TrinoCli.ask(lake.settings, "analyst", lake.named("SELECT * FROM CANONICAL.individual"));

        assertThat(table.words()).contains("Access Denied: Cannot select from");
        assertThat(table.rows()).isEmpty();
        assertThat(table.exitCode()).isNotZero();
    }

    @Test
    void theWholeViewHoldsNothingPersonalForAnAnalyst() throws IOException {
        assertThat(lake.rowsFor("analyst", "SELECT * FROM VIEWS.account_wide WHERE account_number = '1'"))
                .singleElement()
                .asString()
                .contains("CUST7", HASHED_BYRON)
                .doesNotContain("Ada", "Byron", "Jane", "Household", "Female", "Single");
    }

    @Test
    void aMaskedValueIsTheOnlyOneThereIs() throws IOException {
        assertThat(lake.rowsFor(
                        "analyst",
                        "SELECT 1 FROM VIEWS.individual_wide WHERE last_name = 'Byron' OR gender = 'Female'"))
                .isEmpty();
        assertThat(lake.rowsFor("analyst", "SELECT max(first_name), count(gender) FROM VIEWS.individual_wide"))
                .containsExactly("A,0");
        assertThat(
                        lake.rowsFor(
                                "analyst",
                                "SELECT count(*) FROM VIEWS.individual_wide AS a JOIN VIEWS.account_wide AS b ON a.last_name = b.last_name"))
                .containsExactly("1");
    }

    @Test
    void aStewardReadsTheViewsAsTheyAreAndNoTables() throws IOException {
        assertThat(lake.rowsFor(
                        "steward", "SELECT last_name, gender FROM VIEWS.account_wide WHERE account_number = '1'"))
                .containsExactly("Byron,Female");
        assertThatThrownBy(() -> lake.rowsFor("steward", "SELECT * FROM CANONICAL.individual"))
                .hasMessageContainingAll("ONR-V023", "steward", "Access Denied");
    }

    @Test
    void theAdministratorReadsEverythingAsItIs() throws IOException {
        assertThat(lake.rows("SELECT last_name FROM VIEWS.account_wide WHERE account_number = '1'"))
                .containsExactly("Byron");
        assertThat(lake.rows("SELECT last_name FROM CANONICAL.individual")).containsExactly("Byron");
        assertThat(lake.plan().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM CANONICAL.individual",
                "SELECT count(*) FROM CANONICAL.individual_history",
                "SELECT * FROM CANONICAL.\"individual$properties\"",
                "SELECT * FROM TABLE(lake.system.table_changes(schema_name => 'CANONICAL', table_name => 'individual'))",
                "EXPLAIN ANALYZE SELECT * FROM CANONICAL.individual",
                "SHOW STATS FOR CANONICAL.individual",
                "SHOW CREATE VIEW VIEWS.account_wide",
                "SHOW CREATE TABLE CANONICAL.individual",
                "DESCRIBE CANONICAL.individual",
                "SELECT query FROM system.runtime.queries",
                "SELECT * FROM system.metadata.catalogs",
                "SELECT * FROM VIEWS.by_hand",
                "CREATE VIEW VIEWS.mine AS SELECT * FROM VIEWS.account_wide",
                "CREATE OR REPLACE VIEW VIEWS.account_wide AS SELECT 1 AS one",
                "CREATE SCHEMA mine",
                "CREATE TABLE VIEWS.mine AS SELECT 1 AS one",
                "INSERT INTO CANONICAL.individual (id) VALUES ('x')",
                "DELETE FROM CANONICAL.individual",
                "DROP VIEW VIEWS.account_wide",
                "DROP TABLE CANONICAL.individual",
                "COMMENT ON VIEW VIEWS.account_wide IS 'mine'",
                "ALTER VIEW VIEWS.account_wide SET AUTHORIZATION analyst",
                "GRANT SELECT ON CANONICAL.individual TO USER analyst",
                "SET SESSION AUTHORIZATION onramp",
                "CREATE FUNCTION lake.VIEWS.mine() RETURNS bigint RETURN 1",
                "CALL lake.system.register_table('VIEWS', 'mine', 's3://onramp-lake/CANONICAL/individual')",
                "CALL system.runtime.kill_query('20260101_000000_00000_aaaaa', 'no')"
            })
    void anAnalystIsDenied(String sql) throws IOException {
        assertThatThrownBy(() -> lake.rowsFor("analyst", sql)).hasMessageContainingAll("ONR-V023", "Access Denied");
        assertThat(lake.rows("SELECT last_name FROM VIEWS.account_wide WHERE account_number = '1'"))
                .containsExactly("Byron");
    }

    @Test
    void anAnalystSeesNoOtherNamesThanThoseOfTheViews() throws IOException {
        assertThat(lake.rowsFor("analyst", "SHOW SCHEMAS"))
                .contains(lake.named("VIEWS"))
                .doesNotContain(lake.named("CANONICAL"));
        assertThat(lake.rowsFor("analyst", "SHOW TABLES FROM VIEWS"))
                .contains("account_wide")
                .doesNotContain("by_hand");
        assertThat(lake.rowsFor(
                        "analyst",
                        "SELECT DISTINCT table_schem FROM system.jdbc.tables WHERE table_schem LIKE 'gate%'"))
                .containsExactly(lake.named("VIEWS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "Analyst", "analystx", "steward|onramp", ".*"})
    void anUnknownUserGetsNothing(String user) {
        assertThatThrownBy(() -> lake.rowsFor(user, "SELECT 1")).hasMessageContainingAll("ONR-V023", "Access Denied");
        assertThatThrownBy(() -> lake.rowsFor(user, "SELECT * FROM VIEWS.account_wide"))
                .hasMessageContainingAll("ONR-V023", "Access Denied");
    }

    @Test
    void aFieldThatBecomesPersonalIsMaskedFromTheApplyOn() throws IOException {
        assertThat(lake.rowsFor("analyst", "SELECT prefix FROM VIEWS.individual_wide"))
                .containsExactly("Ms");

        try {
            lake.with(personalPrefix(lake.model)).apply();

            assertThat(lake.rowsFor("analyst", "SELECT prefix IS NULL FROM VIEWS.individual_wide"))
                    .containsExactly("true");
        } finally {
            lake.apply();
        }
    }

    private static CanonicalModel personalPrefix(CanonicalModel model) {
        return new CanonicalModel(
                model.entities().stream()
                        .map(entity -> new Entity(
                                entity.name(),
                                entity.doc(),
                                entity.kind(),
                                entity.key(),
                                entity.fields().stream()
                                        .map(field -> field.name().value().equals("prefix") ? personal(field) : field)
                                        .toList(),
                                entity.references()))
                        .toList(),
                model.sources());
    }

    private static Field personal(Field field) {
        return new Field(
                field.name(),
                field.type(),
                field.optional(),
                Classification.PII,
                field.deprecated(),
                Optional.empty(),
                field.doc(),
                field.examples());
    }
}
