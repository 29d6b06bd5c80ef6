package dev.onramp.views.trino;

import static dev.onramp.views.plan.ObjectOutcome.Status.CREATED;
import static dev.onramp.views.plan.ObjectOutcome.Status.REPLACED;
import static dev.onramp.views.plan.ObjectOutcome.Status.UNCHANGED;
import static dev.onramp.views.plan.ObjectOutcome.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.TestModels;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.ObjectOutcome;
import dev.onramp.views.plan.ObjectOutcome.Kind;
import dev.onramp.views.plan.ObjectOutcome.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real Trino over a real S3. */
class TrinoViewsIT {
    private static Settings settings;

    @BeforeAll
    static void start() {
        settings = SharedTrino.settings();
    }

    @Test
    void tablesThatTheIngestHasNotMadeYetAreWaitedFor() throws IOException {
        var lake = new Lake(settings, TestModels.builtIn(), "empty");

        ApplyResult before = lake.apply();

        assertThat(statuses(before, Kind.SCHEMA)).containsOnly(CREATED);
        assertThat(statuses(before, Kind.TABLE)).hasSize(6).containsOnly(WAITING);
        assertThat(statuses(before, Kind.VIEW)).hasSize(10).containsOnly(WAITING);
        assertThat(before.isComplete()).isFalse();
        assertThatThrownBy(before::orThrow)
                .hasMessageContainingAll("ONR-V007", "empty_canonical.account", "empty_canonical.individual_history");

        lake.writeTables();
        ApplyResult after = lake.apply();

        assertThat(statuses(after, Kind.SCHEMA)).containsOnly(UNCHANGED);
        assertThat(statuses(after, Kind.TABLE)).containsOnly(CREATED);
        assertThat(statuses(after, Kind.VIEW)).containsOnly(CREATED);
        assertThat(after.orThrow().isComplete()).isTrue();
    }

    @Test
    void aSecondApplyChangesNothing() throws IOException {
        for (var lake : List.of(applied("twice", TestModels.builtIn()), applied("hard", TestModels.shop()))) {
            ApplyResult second = lake.apply();

            assertThat(second.outcomes()).allMatch(each -> each.status() == UNCHANGED);
            assertThat(second.isUnchanged()).isTrue();
        }
    }

    @Test
    void rowsWhoseParentsHaveNotArrivedStay() throws IOException {
        Lake lake = applied("orphans");
        lake.insertLatest(
                "account",
                "'1', 'complete', 'Savings', '7', 'Active', DATE '2026-01-31', null, null",
                "'2', 'no person', null, '8', 'New', null, null, null",
                "'3', 'no customer', null, '9', 'Closed', null, null, null");
        lake.insertLatest("customer", "'7', 'Active', 'CUST7', 'Individual'", "'8', 'New', 'CUST8', 'Individual'");
        lake.insertLatest("individual", "'CUST7', 'Ms Ada', 'Ada', null, null, null, 'Female', null");

        assertThat(lake.rows("SELECT account_number, customer_number, status, customer_status, party_id, name, gender,"
                        + " _sequence, _changed_at FROM VIEWS.account_wide ORDER BY 1"))
                .containsExactly(
                        "1,7,Active,Active,CUST7,Ms Ada,Female,0001,2026-01-31T10:11:12.345",
                        "2,8,New,New,CUST8,,,0001,2026-01-31T10:11:12.345",
                        "3,9,Closed,,,,,0001,2026-01-31T10:11:12.345");
    }

    @Test
    void historySaysWhenEachChangeWasTheValidOne() throws IOException {
        Lake lake = applied("past");
        lake.insertHistory(
                "customer",
                change("7", "New", "create", 1, "10:00"),
                change("7", "Active", "update", 2, "11:00"),
                change("7", null, "delete", 3, "12:00"),
                change("7", "New", "create", 4, "13:00"),
                // The source's clock went back: 15:00 was never the valid one.
                change("8", "New", "create", 1, "10:00"),
                change("8", "Active", "update", 2, "15:00"),
                change("8", "Closed", "update", 3, "14:00"));

        assertThat(lake.rows(
                        "SELECT customer_number, status, _op, CAST(_valid_from AS time(0)), CAST(_valid_to AS time(0)),"
                                + " _is_current FROM VIEWS.customer_history ORDER BY customer_number, _sequence"))
                .containsExactly(
                        "7,New,create,10:00:00,11:00:00,false",
                        "7,Active,update,11:00:00,12:00:00,false",
                        "7,New,create,13:00:00,,true",
                        "8,New,create,10:00:00,14:00:00,false",
                        "8,Active,update,15:00:00,14:00:00,false",
                        "8,Closed,update,14:00:00,,true");
    }

    @Test
    void aTruncateEndsWhatIsNotAboveIt() throws IOException {
        Lake lake = applied("emptied");
        lake.insertHistory(
                "customer",
                change("7", "New", "create", 1, "10:00"),
                change("7", "Active", "update", 2, "11:00"),
                change("8", "New", "create", 3, "11:30"),
                truncate(5, "12:00"),
                // Arrived late, and was over when it did; so was what stands at the truncate's own sequence.
                change("9", "New", "create", 4, "11:45"),
                change("10", "New", "create", 5, "12:00"),
                change("7", "New", "create", 6, "13:00"),
                change("7", "Closed", "update", 8, "16:00"),
                truncate(7, "15:00"),
                change("11", "New", "create", 9, "17:00"));

        assertThat(lake.rows("SELECT customer_number, _op, CAST(_valid_from AS time(0)), CAST(_valid_to AS time(0)),"
                        + " _is_current FROM VIEWS.customer_history ORDER BY _sequence"))
                .containsExactly(
                        "7,create,10:00:00,11:00:00,false",
                        "7,update,11:00:00,12:00:00,false",
                        "8,create,11:30:00,12:00:00,false",
                        "9,create,11:45:00,12:00:00,false",
                        "10,create,12:00:00,12:00:00,false",
                        "7,create,13:00:00,15:00:00,false",
                        "7,update,16:00:00,,true",
                        "11,create,17:00:00,,true");
        assertThat(lake.rows("SELECT count(*) FROM VIEWS.account_history")).containsExactly("0");
    }

    @Test
    void viewsAndColumnsCarryTheWordsOfTheModel() throws IOException {
        Lake lake = applied("words");

        assertThat(lake.rows("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'lake'"
                        + " AND schema_name = 'words_views' AND table_name = 'individual_wide'"))
                .singleElement()
                .asString()
                .matches(
                        "\"A natural person, whatever roles the person has. One row per id. \\[onramp grain=id print=[0-9a-f]{12}]\"");
        assertThat(lake.rows("DESCRIBE VIEWS.account_wide"))
                .contains("last_name,varchar,\"\",Family name. From customer.party.last_name.");
    }

    @Test
    void whatWasChangedByHandIsPutRightAndNothingElseIsTouched() throws IOException {
        Lake lake = applied("drift");
        lake.run("DROP VIEW VIEWS.account_wide");
        lake.run("CREATE OR REPLACE VIEW VIEWS.customer_wide AS SELECT * FROM CANONICAL.customer");
        lake.run("COMMENT ON VIEW VIEWS.individual_wide IS 'mine'");
        lake.run("COMMENT ON COLUMN VIEWS.individual_history.name IS 'mine'");

        ApplyResult result = lake.apply();

        assertThat(result.outcomes())
                .filteredOn(each -> each.status() != UNCHANGED)
                .containsExactly(
                        new ObjectOutcome(Kind.VIEW, "drift_views.account_wide", CREATED),
                        new ObjectOutcome(Kind.VIEW, "drift_views.customer_wide", REPLACED),
                        new ObjectOutcome(Kind.VIEW, "drift_views.individual_wide", REPLACED),
                        new ObjectOutcome(Kind.VIEW, "drift_views.individual_history", REPLACED));
        assertThat(lake.apply().isUnchanged()).isTrue();
    }

    @Test
    void aTableThatIsRegisteredElsewhereIsRegisteredAnew() throws IOException {
        Lake lake = applied("moved");
        lake.run("CREATE TABLE CANONICAL.other (id varchar) WITH (location = 's3://onramp-lake/elsewhere')");
        lake.run("CALL system.unregister_table('moved_canonical', 'other')");
        lake.run("CALL system.unregister_table('moved_canonical', 'individual')");
        lake.run("CALL system.register_table('moved_canonical', 'individual', 's3://onramp-lake/elsewhere/')");

        ApplyResult result = lake.apply();

        assertThat(result.outcomes())
                .filteredOn(each -> each.status() != UNCHANGED)
                .containsExactly(new ObjectOutcome(Kind.TABLE, "moved_canonical.individual", REPLACED));
        assertThat(lake.rows("SELECT count(*) FROM VIEWS.individual_wide")).containsExactly("0");
    }

    @Test
    void anApplyThatStopsHalfWayIsMendedByTheNext() throws IOException {
        var lake = new Lake(settings, TestModels.builtIn(), "taken");
        lake.apply();
        lake.writeTables();
        lake.run("CREATE TABLE VIEWS.customer_wide (id varchar)");

        assertThatThrownBy(lake::apply).hasMessageContainingAll("ONR-V009", "view taken_views.customer_wide");

        lake.run("DROP TABLE VIEWS.customer_wide");
        ApplyResult next = lake.apply();

        assertThat(next.outcomes())
                .contains(
                        new ObjectOutcome(Kind.VIEW, "taken_views.account_wide", REPLACED),
                        new ObjectOutcome(Kind.VIEW, "taken_views.customer_wide", CREATED));
        assertThat(lake.apply().isUnchanged()).isTrue();
    }

    @Test
    void valuesKeepTheirTypesInEveryFormat() throws IOException {
        var lake = new Lake(settings, TestModels.builtIn(), "types");
        String sql = """
                SELECT 9007199254740993 AS big, DECIMAL '0.10' AS money, 1.5e0 AS dbl, nan() AS nan, true AS yes, null AS nothing,
                  'O''Brien, "x"' AS text, DATE '2026-01-31' AS day, TIMESTAMP '2026-01-31 10:11:12.345' AS local,
                  TIMESTAMP '2026-07-31 10:11:12.345 Europe/Berlin' AS instant, X'00ff' AS bytes,
                  ARRAY[CAST(ROW(1, null) AS row(a integer, b varchar)), null] AS list, MAP(ARRAY['k'], ARRAY[1.5]) AS pairs;
                """;

        assertThat(lake.run(sql, ResultFormat.NDJSON))
                .isEqualTo(
                        "{\"big\":9007199254740993,\"money\":0.10,\"dbl\":1.5,\"nan\":\"NaN\",\"yes\":true,\"nothing\":null,"
                                + "\"text\":\"O'Brien, \\\"x\\\"\",\"day\":\"2026-01-31\",\"local\":\"2026-01-31T10:11:12.345\","
                                + "\"instant\":\"2026-07-31T10:11:12.345+02:00\",\"bytes\":\"AP8=\","
                                + "\"list\":[{\"a\":1,\"b\":null},null],\"pairs\":{\"k\":1.5}}\n");
        assertThat(lake.run("SELECT 1 AS one, 'a' AS two", ResultFormat.TABLE))
                .isEqualTo("one | two\n----+----\n  1 | a\n");
    }

    @Test
    void anErrorInAQueryNamesItsPlace() {
        assertThatThrownBy(() -> TrinoQuery.of(settings)
                        .run("SELECT 1,\n  nothing FROM (VALUES 1)", ResultFormat.CSV, new StringWriter()))
                .hasMessageContainingAll("ONR-V008", "line 2:3", "nothing");
    }

    @Test
    void aStatementWithoutRowsWritesNothing() throws IOException {
        var lake = new Lake(settings, TestModels.builtIn(), "quiet");
        lake.apply();
        var out = new StringWriter();

        QueryResult result = TrinoQuery.of(settings).run("DROP SCHEMA quiet_views", ResultFormat.JSON, out);

        assertThat(result).isEqualTo(new QueryResult(List.of(), 0));
        assertThat(out.toString()).isEmpty();
    }

    private static Lake applied(String name) throws IOException {
        return applied(name, TestModels.builtIn());
    }

    private static Lake applied(String name, CanonicalModel model) throws IOException {
        var lake = new Lake(settings, model, name);
        lake.apply();
        lake.writeTables();
        lake.apply().orThrow();
        return lake;
    }

    private static String change(String key, String status, String operation, int sequence, String time) {
        return "'" + key + "', " + (status == null ? "null" : "'" + status + "'") + ", null, null, '" + operation
                + "', '" + sequence + "', TIMESTAMP '2026-01-31 " + time + ":00 UTC', 'id', 1";
    }

    private static String truncate(int sequence, String time) {
        return "null, " + change("", null, "truncate", sequence, time).substring("'', ".length());
    }

    private static List<Status> statuses(ApplyResult result, Kind kind) {
        return result.outcomes().stream()
                .filter(each -> each.kind() == kind)
                .map(ObjectOutcome::status)
                .toList();
    }
}
