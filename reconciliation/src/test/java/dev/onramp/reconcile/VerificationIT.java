package dev.onramp.reconcile;

import static dev.onramp.reconcile.Samples.ACCOUNT;
import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMER;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.INDIVIDUAL;
import static dev.onramp.reconcile.Samples.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.HistoryRows;
import dev.onramp.reconcile.compare.LatestRows;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.PartitionAccount;
import dev.onramp.reconcile.report.Verdict;
import dev.onramp.reconcile.report.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Puts one thing after the other out of order, in a system that agrees otherwise, and puts it right again. */
class VerificationIT {
    private static final VerifyOptions OPTIONS =
            VerifyOptions.DEFAULT.without(Store.TRINO).withCatchUpTimeout(Duration.ofSeconds(1));
    private static final String ROW =
            "{\"cust_num\":\"%s\",\"status\":\"a\",\"name\":\"%s\",\"__op\":\"%s\",\"__seq\":%d}";

    private static LocalStack stack;
    private static World world;
    private static Coordinate first;
    private static Coordinate garbage;
    private static Coordinate truncate;
    private static String lateObject;
    private static List<Coordinate> late;

    @BeforeAll
    static void buildAWorldInOrder() {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES);
        world = new World(stack.settings());
        first = world.send(CUSTOMERS, 0, ROW.formatted("1", "Ada", "c", 1));
        Coordinate second = world.send(CUSTOMERS, 0, ROW.formatted("1", "Ada Byron", "u", 3));
        Coordinate third = world.send(CUSTOMERS, 0, ROW.formatted("1", "too late", "u", 2));
        garbage = world.send(CUSTOMERS, 0, new byte[] {(byte) 0xff, 'x'});
        Coordinate repeated = world.send(CUSTOMERS, 0, ROW.formatted("1", "Ada Byron", "u", 3));
        Coordinate other = world.send(CUSTOMERS, 1, ROW.formatted("2", "Bob", "c", 1));
        Coordinate gone = world.send(CUSTOMERS, 1, "{\"cust_num\":\"2\",\"__op\":\"d\",\"__seq\":9}");
        Coordinate account = world.send(
                ACCOUNTS,
                0,
                "{\"acct_num\":\"77\",\"cust_num\":\"1\",\"status\":\"A\",\"created\":\"2026-01-31\",\"pin\":\"1234\"}");
        Coordinate emptied =
                world.send(ACCOUNTS, 1, "{\"acct_num\":\"78\",\"cust_num\":\"1\",\"status\":\"A\",\"__seq\":4}");
        truncate = world.send(ACCOUNTS, 1, Samples.truncate(5));
        Coordinate tooLate =
                world.send(ACCOUNTS, 1, "{\"acct_num\":\"79\",\"cust_num\":\"1\",\"status\":\"A\",\"__seq\":3}");
        world.archive(emptied, truncate, tooLate);
        world.archive(first, second, third);
        late = List.of(third, garbage, repeated);
        lateObject = world.archive(late, Map.of());
        world.archive(other, gone);
        world.archive(account);
        world.deadLetter(garbage);
        world.fillDelta();
        world.fillPostgres();
        world.commitAll();
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void agreesWhenEverythingIsInOrder() {
        VerificationReport report = verify();
        assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.AGREES);
        assertThat(report.checks())
                .extracting(Check::name)
                .containsExactly(
                        "raw archive",
                        "secrets",
                        "dead letters",
                        "delta account",
                        "delta customer",
                        "delta individual",
                        "delta account_history",
                        "delta customer_history",
                        "delta individual_history",
                        "postgres account",
                        "postgres customer",
                        "postgres individual",
                        "accounting");
        assertThat(check(report, "delta customer_history").actual()).isEqualTo(5);
        assertThat(check(report, "postgres customer").actual()).isEqualTo(1);
        assertThat(report.accounts())
                .contains(
                        new PartitionAccount(CUSTOMERS, 0, 5, 2, 1, 1, 1, 0, 0),
                        new PartitionAccount(CUSTOMERS, 1, 2, 2, 0, 0, 0, 0, 0),
                        new PartitionAccount(ACCOUNTS, 0, 1, 1, 0, 0, 0, 0, 0),
                        new PartitionAccount(ACCOUNTS, 1, 3, 2, 1, 0, 0, 0, 0))
                .hasSize(8);
        assertThat(report.skipped()).containsExactly("trino");
        assertThat(report.lag().total()).isZero();
    }

    @Test
    void findsARecordThatWasNotArchived() {
        world.deleteArchived(lateObject);
        try {
            VerificationReport report = verify();
            assertThat(report.verdict().exitCode()).as(report.text()).isEqualTo(3);
            assertThat(report.text()).contains("raw archive: " + garbage + ": missing, expected a line in the archive");
            assertThat(account(report, CUSTOMERS, 0).unexplained()).isEqualTo(2);
        } finally {
            world.archive(late, Map.of());
        }
    }

    @Test
    void findsAnArchivedPayloadThatIsNotWhatKafkaHas() {
        world.archive(late, Map.of(late.get(2), ROW.formatted("1", "Forged", "u", 3)));
        try {
            VerificationReport report = verify();
            assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENCES);
            assertThat(report.text())
                    .contains("raw archive: " + late.get(2) + ", payload: expected the bytes that Kafka has");
        } finally {
            world.archive(late, Map.of());
        }
    }

    @Test
    void findsASecretInTheArchive() {
        Coordinate account = new Coordinate(ACCOUNTS, 0, 0);
        world.archive(
                List.of(account),
                Map.of(account, "{\"acct_num\":\"77\",\"cust_num\":\"1\",\"status\":\"A\",\"pin\":\"1234\"}"));
        try {
            VerificationReport report = verify();
            assertThat(check(report, "secrets").different()).isEqualTo(1);
            assertThat(report.text()).contains("secrets: raw_table_acct-0-0: expected no value of a secret column");
            assertThat(report.text()).doesNotContain("1234");
        } finally {
            world.archive(account);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "update canonical.customer set status = 'Closed', 'postgres customer: 1, status: expected ''Active'', found ''Closed'''",
        "update canonical.individual set name = null, 'postgres individual: CUST1, name: expected ''Ada Byron'', found null'",
        "update canonical.account set created = '2026-02-01', 'postgres account: 77, created: expected ''2026-01-31'', found ''2026-02-01'''",
        "delete from canonical.customer, 'postgres customer: 1: missing, expected customer_number=1'",
        "insert into canonical.customer select '2' as customer_number; update canonical.customer set status = status, 'postgres customer: 2: not expected'",
        "drop table canonical.account, 'there is no table canonical.account'",
        "alter table canonical.account drop column created, 'the column created is missing'",
        "alter table canonical.account add column more text, 'the column more is not expected'",
        "alter table canonical.account alter column created type text, 'the column created is text, expected DATE'",
    })
    void findsWhatIsWrongInPostgres(String statement, String message) {
        world.execute(statement);
        try {
            VerificationReport report = verify();
            assertThat(report.verdict().exitCode()).isEqualTo(3);
            assertThat(report.text()).contains(message);
        } finally {
            world.fillPostgres();
        }
    }

    @Test
    void findsACellThatDiffersInTheLatestDeltaTable() {
        List<List<String>> rows = World.rows(new LatestRows(world.folded().entity(INDIVIDUAL)));
        List<String> row = new ArrayList<>(rows.get(0));
        row.set(1, "Someone else");
        differs(
                INDIVIDUAL.value(),
                List.of(row),
                "delta individual: CUST1, name: expected 'Ada Byron', found 'Someone else'");
    }

    @Test
    void findsADeletedRowThatCameBackInTheLatestDeltaTable() {
        List<List<String>> rows = World.rows(new LatestRows(world.folded().entity(CUSTOMER)));
        List<String> back = new ArrayList<>(rows.get(0));
        back.set(0, "2");
        rows.add(back);
        differs(CUSTOMER.value(), rows, "delta customer: 2: not expected, found customer_number=2");
    }

    @Test
    void findsAChangeThatTheHistoryLacksAndDoesNotAccountForIt() {
        List<List<String>> rows = World.rows(new HistoryRows(world.folded().entity(CUSTOMER)));
        rows.removeIf(row -> row.contains(first.toString()));
        VerificationReport report = differs(
                "customer_history",
                rows,
                "delta customer_history: 1 at 0000000000000000001-0000000000000000000: missing");
        assertThat(account(report, CUSTOMERS, 0).unexplained()).isEqualTo(1);
        assertThat(report.text())
                .contains("accounting: " + first + ": missing, expected dataid " + first
                        + " in the history of customer 1");
    }

    @Test
    void findsRowsThatATruncateShouldHaveTaken() {
        List<List<String>> rows = World.rows(new LatestRows(world.folded().entity(ACCOUNT)));
        List<String> kept = new ArrayList<>(rows.get(0));
        kept.set(0, "78");
        rows.add(kept);
        differs(ACCOUNT.value(), rows, "delta account: 78: not expected");
    }

    @Test
    void findsATruncateThatTheHistoryLacksAndDoesNotAccountForIt() {
        List<List<String>> rows = World.rows(new HistoryRows(world.folded().entity(ACCOUNT)));
        rows.removeIf(row -> row.contains(truncate.toString()));
        VerificationReport report = differs(
                "account_history",
                rows,
                "delta account_history: (truncate) at 0000000000000000005-0000000000000000001: missing");
        assertThat(account(report, ACCOUNTS, 1).unexplained()).isEqualTo(1);
    }

    @Test
    void findsAHistoryRowThatIsThereTwice() {
        List<List<String>> rows = World.rows(new HistoryRows(world.folded().entity(CUSTOMER)));
        rows.add(rows.get(0));
        differs("customer_history", rows, "(a second time): not expected");
    }

    @Test
    void findsADeadLetterOfAGoodRecordAndOneThatIsNotThere() {
        world.clearDeadLetters(CUSTOMERS);
        try {
            assertThat(verify().text()).contains("dead letters: " + garbage + ": missing, expected a dead letter");
            world.deadLetter(garbage);
            world.deadLetter(first);
            VerificationReport report = verify();
            assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENCES);
            assertThat(report.text()).contains("dead letters: " + first + ": not expected");
        } finally {
            world.clearDeadLetters(CUSTOMERS);
            world.deadLetter(garbage);
        }
    }

    @Test
    void takesAReplayedDeadLetterForWhatItBecameUntilItIsRejectedAgain() {
        try {
            world.deadLetter(first);
            world.replayed(first);
            VerificationReport report = verify();
            assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.AGREES);
            assertThat(account(report, CUSTOMERS, 0))
                    .isEqualTo(new PartitionAccount(CUSTOMERS, 0, 5, 2, 1, 1, 1, 0, 0));

            world.deadLetter(first);
            assertThat(verify().text()).contains("dead letters: " + first + ": not expected");
            world.replayed(first);
            world.replayed(garbage);
            assertThat(verify().text()).contains("dead letters: " + garbage + ": missing");
        } finally {
            world.clearDeadLetters(CUSTOMERS);
            world.deadLetter(garbage);
        }
    }

    @Test
    void expectsNothingOfAChangeThatWasTooLargeUntilItIsReplayed() {
        try {
            world.deadLetter(first, "ONR-T131");
            VerificationReport report = verify();
            // The tables have its effects, since it was mapped in truth.
            assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENCES);
            assertThat(report.text()).contains("_history: ").doesNotContain("dead letters: " + first);

            world.replayed(first);
            VerificationReport replayed = verify();
            assertThat(replayed.verdict()).as(replayed.text()).isEqualTo(Verdict.AGREES);
        } finally {
            world.clearDeadLetters(CUSTOMERS);
            world.deadLetter(garbage);
        }
    }

    @Test
    void saysWhenThePipelineHasNotCaughtUp() {
        Coordinate unhandled = world.send(CUSTOMERS, 3, ROW.formatted("5", "waiting", "c", 1));
        try {
            VerificationReport report = verify();
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_CAUGHT_UP);
            assertThat(report.verdict().exitCode()).isEqualTo(1);
            assertThat(report.text()).contains("not caught up: 1 records", "onramp-forwarder 1");
            assertThat(report.checks()).isEmpty();
        } finally {
            withdraw(unhandled);
        }
    }

    @Test
    void doesNotJudgeWhatChangesWhileItReads() {
        AtomicBoolean changed = new AtomicBoolean();
        List<Coordinate> arrived = new ArrayList<>();
        try {
            VerificationReport report = Verification.run(model(), world.settings(), OPTIONS, step -> {
                if (step.startsWith("reading") && changed.compareAndSet(false, true)) {
                    arrived.add(world.send(CUSTOMERS, 2, ROW.formatted("1", "Ada King", "u", 8)));
                    world.archive(arrived.get(0));
                    world.fillPostgres();
                }
            });
            assertThat(arrived).hasSize(1);
            assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.AGREES);
            assertThat(check(report, "postgres individual").notes())
                    .singleElement()
                    .asString()
                    .startsWith("1 rows changed");
        } finally {
            arrived.forEach(VerificationIT::withdraw);
            world.fillPostgres();
        }
    }

    @Test
    void namesTheComponentThatIsNotThere() {
        Settings noPostgres = world.settings().with(Map.of("postgres.url", "jdbc:postgresql://127.0.0.1:9/none"));
        unreachable(noPostgres, "ONR-R005", "--without postgres");
        unreachable(world.settings().with(Map.of("s3.endpoint", "http://127.0.0.1:9")), "ONR-R002", "onramp up");
        assertThatThrownBy(() -> Verification.run(
                        model(),
                        world.settings().with(Map.of("trino.url", "jdbc:trino://127.0.0.1:9/lake")),
                        VerifyOptions.DEFAULT,
                        ProgressListener.SILENT))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-R006")
                .hasMessageContaining("--without trino");
        assertThat(Verification.run(model(), noPostgres, OPTIONS.without(Store.POSTGRES), ProgressListener.SILENT)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void stopsAtAnArchiveObjectThatIsBroken() {
        String key = lateObject.replace("dt=2026-01-01", "dt=2026-01-02");
        world.put(key, "no gzip".getBytes(StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(VerificationIT::verify)
                    .isInstanceOf(OnrampException.class)
                    .hasMessageContaining("ONR-R003")
                    .hasMessageContaining(key);
        } finally {
            world.deleteArchived(key);
        }
    }

    private static void unreachable(Settings settings, String id, String remedy) {
        assertThatThrownBy(() -> Verification.run(model(), settings, OPTIONS, ProgressListener.SILENT))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining(id)
                .hasMessageContaining(remedy);
    }

    /** Removes a record from Kafka, archive and memory. */
    private static void withdraw(Coordinate at) {
        world.deleteRecords(new TopicPartition(at.topic(), at.partition()));
        world.deleteArchived(world.archive(at));
        world.forget(at);
        world.commitAll();
    }

    private static VerificationReport differs(String table, List<List<String>> rows, String message) {
        var entity = model().entity(new dev.onramp.model.Identifier(table.replace("_history", "")));
        world.writeDelta(table, Column.of(entity), rows);
        try {
            VerificationReport report = verify();
            assertThat(report.verdict().exitCode()).isEqualTo(3);
            assertThat(report.text()).contains(message);
            return report;
        } finally {
            world.fillDelta();
        }
    }

    private static VerificationReport verify() {
        return Verification.run(model(), world.settings(), OPTIONS, ProgressListener.SILENT);
    }

    private static Check check(VerificationReport report, String name) {
        return report.checks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PartitionAccount account(VerificationReport report, String topic, int partition) {
        return report.accounts().stream()
                .filter(each -> each.topic().equals(topic) && each.partition() == partition)
                .findFirst()
                .orElseThrow();
    }
}
