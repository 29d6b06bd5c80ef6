package dev.onramp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database, a real broker, and psql. Each test has a database, a slot and raw topics' records of its own. */
class PostgresCaptureIT {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA, Service.POSTGRES);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyKindOfChangeArrives() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "kinds");
        legacy.psql("insert into cust (cust_num, status, name) values ('k1', 'a', 'Ada'), ('k2', 'n', null)");
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            await(
                    capture,
                    "kinds",
                    "the row that was there",
                    each -> each.op().equals("r") && each.after("cust_num").equals("k1"));
            legacy.psql("insert into cust (cust_num, status, sex) values ('k3', 'a', 'F')");
            legacy.psql("update cust set name = 'Ada Byron' where cust_num = 'k1'");
            legacy.psql("update cust set cust_num = 'k4' where cust_num = 'k3'");
            legacy.psql("alter table cust add column shoe_size int default 38");
            legacy.psql("insert into cust (cust_num, status) values ('k5', 'a')");
            legacy.psql("update cust set shoe_size = null where cust_num = 'k5'");
            legacy.psql("delete from cust where cust_num = 'k2'");
            legacy.psql("truncate cust");
            await(capture, "kinds", "the truncate", each -> each.op().equals("t"));
            assertThat(capture.stop()).as(capture.said()).isZero();
        }
        List<RawTopic.Message> messages = cust("kinds");
        assertThat(messages.stream().filter(each -> each.key().contains("k1")).map(RawTopic.Message::op))
                .containsExactly("r", "u");
        assertThat(messages.stream()
                        .filter(each -> each.key().contains("k1"))
                        .map(RawTopic.Message::partition)
                        .distinct())
                .hasSize(1);
        assertThat(messages.stream().filter(each -> each.key().contains("k3")).map(RawTopic.Message::op))
                .as("the old key of the changed primary key")
                .containsExactly("c", "d", "tombstone");
        assertThat(messages.stream().filter(each -> each.key().contains("k4")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.op()).isEqualTo("c");
                    assertThat(each.after("sex")).isEqualTo("F");
                });
        assertThat(messages.stream().filter(each -> each.key().contains("k5")).map(each -> each.after("shoe_size")))
                .as("a NULL is sent as such, not as the column's default")
                .containsExactly("38", "");
        assertThat(messages.stream().filter(each -> each.key().contains("k2")).map(RawTopic.Message::op))
                .containsExactly("r", "d", "tombstone");
        assertThat(messages.stream().filter(each -> each.op().equals("t"))).hasSize(1);
        long read = messages.stream()
                .filter(each -> each.op().equals("r"))
                .findFirst()
                .orElseThrow()
                .lsn();
        assertThat(messages.stream()
                        .filter(each -> each.value().isPresent() && !each.op().equals("r")))
                .allSatisfy(each -> assertThat(each.lsn()).isGreaterThanOrEqualTo(read));
    }

    @Test
    void valuesReadAsTheyStandInTheDatabase() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "types");
        legacy.psql("""
                drop table cust;
                create table cust (cust_num text primary key, status text not null, d date, ts timestamp, tz timestamptz,
                    t time, n numeric(12,2), m numeric, b boolean, i bigint, f double precision, u uuid, j jsonb);
                """);
        String row =
                "('%s', 'a', '2024-02-29', '2026-01-31 10:11:12.345678', '2026-01-31 12:11:12+02', '23:59:59.5', 12.50, 0.000000001,"
                        + " true, 9007199254740993, 1.5, '6f1a3c1e-0000-4000-8000-000000000001', '{\"a\": 1}')";
        legacy.psql("insert into cust values " + row.formatted("before"));
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            await(capture, "types", "the row that was there", each -> each.op().equals("r"));
            legacy.psql("insert into cust values " + row.formatted("after"));
            await(capture, "types", "the new row", each -> each.op().equals("c"));
            assertThat(capture.said()).contains("WARN", "table public.cust", "REPLICA IDENTITY FULL");
        }
        // A tombstone does not say whose it is.
        var values = cust("types").stream().filter(each -> each.value().isPresent());
        assertThat(values).hasSize(2).allSatisfy(each -> {
            assertThat(each.after("d")).isEqualTo("2024-02-29");
            assertThat(each.after("ts")).isEqualTo("2026-01-31T10:11:12.345678");
            assertThat(each.after("tz")).startsWith("2026-01-31T10:11:12").endsWith("Z");
            assertThat(each.after("t")).isEqualTo("23:59:59.500000");
            assertThat(each.after("n")).isEqualTo("12.50");
            assertThat(each.after("m")).isEqualTo("0.000000001");
            assertThat(each.after("b")).isEqualTo("true");
            assertThat(each.after("i")).isEqualTo("9007199254740993");
            assertThat(each.after("f")).isEqualTo("1.5");
            assertThat(each.after("u")).isEqualTo("6f1a3c1e-0000-4000-8000-000000000001");
        });
    }

    @Test
    void aKilledCaptureLosesNothingAndRepeatsUnderTheSameIds() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "killed");
        Settings settings = settings(legacy, Map.of("capture.offset-interval", "60s"));
        try (CaptureProcess first = CaptureProcess.start(folder, settings)) {
            legacy.psql("insert into cust (cust_num, status) values ('first', 'a')");
            await(first, "killed", "the first row", each -> each.key().contains("first"));
            assertThat(first.stop()).isZero();
        }
        try (CaptureProcess second = CaptureProcess.start(folder, settings)) {
            legacy.psql("insert into cust (cust_num, status) select 's' || g, 'a' from generate_series(1, 3000) g");
            await(second, "killed", "some rows", each -> each.key().contains("\"s1000\""));
            second.kill();
        }
        legacy.psql(
                "insert into cust (cust_num, status) select 't' || g, 'a' from generate_series(1, 200) g; delete from cust where cust_num = 's7'");
        try (CaptureProcess third = CaptureProcess.start(folder, settings)) {
            await(
                    third,
                    "killed",
                    "what was done in the meantime",
                    each -> each.op().equals("d"));
        }
        List<RawTopic.Message> messages = cust("killed");
        assertThat(messages.stream().map(RawTopic.Message::key).collect(Collectors.toSet()))
                .containsAll(IntStream.rangeClosed(1, 3000)
                        .mapToObj(i -> "{\"cust_num\":\"s" + i + "\"}")
                        .toList())
                .containsAll(IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> "{\"cust_num\":\"t" + i + "\"}")
                        .toList());
        Map<String, List<RawTopic.Message>> byRow = messages.stream()
                .filter(each -> each.op().equals("c"))
                .collect(Collectors.groupingBy(RawTopic.Message::key));
        assertThat(byRow.values()).allSatisfy(each -> {
            assertThat(each.stream().map(RawTopic.Message::dataid).distinct()).hasSize(1);
            assertThat(each.stream().map(RawTopic.Message::lsn).distinct()).hasSize(1);
        });
        assertThat(byRow.values())
                .as("something was sent twice, else the test shows little")
                .anyMatch(each -> each.size() > 1);
        assertThat(new TreeSet<>(messages.stream().map(RawTopic.Message::op).toList()))
                .doesNotContain("t");
    }

    @Test
    void aDatabaseThatGoesAwayIsWaitedFor() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "away");
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            legacy.psql("insert into cust (cust_num, status) values ('w1', 'a')");
            await(capture, "away", "a row", each -> each.key().contains("w1"));
            stack.kill(Service.POSTGRES);
            org.awaitility.Awaitility.await("it says so")
                    .atMost(AT_MOST)
                    .until(() -> capture.said().contains("trying again in"));
            stack.up(java.util.Set.of(Service.POSTGRES), dev.onramp.local.StackListener.SILENT);
            legacy.psql("insert into cust (cust_num, status) values ('w2', 'a')");
            await(
                    capture,
                    "away",
                    "the row after the outage",
                    each -> each.key().contains("w2"));
        }
    }

    @Test
    void aBrokerThatGoesAwayIsWaitedFor() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "broker");
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            legacy.psql("insert into cust (cust_num, status) values ('b1', 'a')");
            await(capture, "broker", "a row", each -> each.key().contains("b1"));
            stack.kill(Service.KAFKA);
            legacy.psql("insert into cust (cust_num, status) select 'o' || g, 'a' from generate_series(1, 500) g");
            org.awaitility.Awaitility.await("it says so")
                    .atMost(AT_MOST)
                    .until(() -> capture.said().contains("the broker at"));
            stack.up(java.util.Set.of(Service.KAFKA), dev.onramp.local.StackListener.SILENT);
            await(
                    capture,
                    "broker",
                    "the last row of the outage",
                    each -> each.key().contains("o500"));
        }
        assertThat(cust("broker").stream().map(RawTopic.Message::key).collect(Collectors.toSet()))
                .containsAll(IntStream.rangeClosed(1, 500)
                        .mapToObj(i -> "{\"cust_num\":\"o" + i + "\"}")
                        .toList());
    }

    @Test
    void aSlotThatIsGoneIsAnErrorAndStartingOverMendsIt() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "gone");
        legacy.psql("insert into cust (cust_num, status) values ('g1', 'a'), ('g2', 'a')");
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            await(capture, "gone", "a row", each -> each.key().contains("g1"));
            legacy.psql("insert into cust (cust_num, status) values ('g3', 'a')");
            await(capture, "gone", "a change", each -> each.key().contains("g3"));
            assertThat(capture.stop()).isZero();
        }
        legacy.psql("select pg_drop_replication_slot('gone')");
        legacy.psql("delete from cust where cust_num = 'g2'");
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            assertThat(capture.exitCode()).as(capture.said()).isEqualTo(1);
            assertThat(capture.said()).contains("ONR-D005", "--start-over");
        }
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy), "--start-over")) {
            await(capture, "gone", "the truncate", each -> each.op().equals("t"));
            org.awaitility.Awaitility.await("the rows come anew")
                    .atMost(AT_MOST)
                    .until(() -> cust("gone").stream()
                                    .filter(each ->
                                            each.op().equals("r") && each.key().contains("g1"))
                                    .count()
                            == 2);
        }
        List<RawTopic.Message> messages = cust("gone");
        long truncate = messages.stream()
                .filter(each -> each.op().equals("t"))
                .findFirst()
                .orElseThrow()
                .lsn();
        assertThat(messages.stream().filter(each -> each.op().equals("c")))
                .allSatisfy(each -> assertThat(each.lsn()).isLessThan(truncate));
        assertThat(messages.stream()
                        .filter(each -> each.op().equals("r") && each.lsn() > truncate)
                        .map(RawTopic.Message::key))
                .containsExactlyInAnyOrder("{\"cust_num\":\"g1\"}", "{\"cust_num\":\"g3\"}");
    }

    @Test
    void aChangeThatIsTooLargeHoldsTheCaptureUntilTheLimitIsRaised() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "large");
        try (CaptureProcess capture =
                CaptureProcess.start(folder, settings(legacy, Map.of("capture.max-change-bytes", "4096")))) {
            legacy.psql("insert into cust (cust_num, status) values ('l1', 'a')");
            await(capture, "large", "a row", each -> each.key().contains("l1"));
            legacy.psql("insert into cust (cust_num, status, name) values ('l2', 'a', repeat('x', 9000))");
            assertThat(capture.exitCode()).as(capture.said()).isEqualTo(1);
            assertThat(capture.said()).contains("ONR-D012", "raw_table_cust", "capture.max-change-bytes");
        }
        try (CaptureProcess capture = CaptureProcess.start(folder, settings(legacy))) {
            await(capture, "large", "the large row", each -> each.key().contains("l2"));
        }
    }

    @Test
    void theCheckNamesEverythingThatIsMissing() throws Exception {
        LegacySystem legacy = LegacySystem.create(stack.settings(), "checked");
        try (CaptureProcess check = CaptureProcess.start(folder, settings(legacy), "--check")) {
            assertThat(check.exitCode()).as(check.said()).isZero();
            assertThat(check.said())
                    .contains(
                            "wal_level is logical",
                            "table public.cust can be captured",
                            "send the rows that are there");
        }
        legacy.psql(
                "alter table cust replica identity nothing; alter table acct drop constraint acct_pkey; create role reader login password 'r'");
        Settings asReader = settings(legacy, Map.of("capture.user", "reader", "capture.password", "r"));
        try (CaptureProcess check = CaptureProcess.start(folder, asReader, "--check")) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.said())
                    .contains(
                            "ONR-D003",
                            "ALTER ROLE \"reader\" REPLICATION",
                            "GRANT SELECT ON \"public\".\"cust\" TO \"reader\"",
                            "replica identity is NOTHING",
                            "no primary key",
                            "CREATE PUBLICATION");
        }
        try (CaptureProcess check =
                CaptureProcess.start(folder, settings(legacy, Map.of("capture.password", "wrong")), "--check")) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.said()).contains("ONR-D002").doesNotContain("\tat ");
        }
    }

    private static Settings settings(LegacySystem legacy) {
        return settings(legacy, Map.of());
    }

    private static Settings settings(LegacySystem legacy, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(legacy.settings());
        all.put("capture.slot", legacy.database());
        all.put("capture.retry-max-backoff", "2s");
        all.putAll(more);
        return stack.settings().with(all);
    }

    private static List<RawTopic.Message> cust(String slot) {
        return new RawTopic(stack.settings().section("kafka").getString("bootstrap-servers"), "raw_table_cust")
                .read().stream()
                        .filter(each -> each.value().isEmpty()
                                || each.value()
                                        .get()
                                        .path("source")
                                        .path("name")
                                        .asText()
                                        .equals(slot))
                        .toList();
    }

    private static void await(CaptureProcess capture, String slot, String what, Predicate<RawTopic.Message> found) {
        org.awaitility.Awaitility.await(what)
                .atMost(AT_MOST)
                .failFast(
                        "the capture goes on",
                        () -> assertThat(capture.alive()).as(capture.said()).isTrue())
                .until(() -> cust(slot).stream().anyMatch(found));
    }
}
