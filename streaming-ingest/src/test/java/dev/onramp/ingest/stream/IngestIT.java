package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.delta.LakeContents;
import dev.onramp.ingest.postgres.PostgresContents;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.model.contract.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From real topics to both sinks; the tests follow each other on one stack, since starting one is what takes the time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngestIT {
    private static final Duration PATIENCE = IngestStack.PATIENCE;

    private static final TestRecord AFTER_THE_BROKEN = TestRecord.customer("after", 5_000, Operation.CREATE, "New");

    @TempDir
    static Path folder;

    private static IngestStack stack;
    private static IngestSettings settings;
    private static CanonicalProducer producer;
    private static List<TestRecord> feed;

    @BeforeAll
    static void start() throws InterruptedException {
        stack = new IngestStack(Map.of());
        settings = stack.settings;
        producer = stack.producer;
        feed = Feeds.feed(new Random(42), 900, 60);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void bringsTheTopicsIntoBothSinksAndPublishesItsProgress() throws Exception {
        Path ready = folder.resolve("ready");
        try (RunningIngest running = new RunningIngest(settings, Optional.of(ready))) {
            await("the ready file").atMost(PATIENCE).until(() -> Files.exists(ready));
            for (List<TestRecord> each : Feeds.mangled(new Random(7), feed.subList(0, 300))) {
                producer.send(each);
            }
            stack.awaitLake(feed.subList(0, 300));
            stack.awaitPostgres(feed.subList(0, 300));
            awaitNoLag(settings.lakeGroupId());
            awaitNoLag(settings.postgresGroupId());
        }
    }

    @Test
    @Order(2)
    void theLakeGoesOnWhilePostgresIsDownAndPostgresCatchesUp() throws Exception {
        stack.stack.kill(Service.POSTGRES);
        try (RunningIngest running = new RunningIngest(settings, Optional.empty())) {
            producer.send(feed.subList(300, 600));
            stack.awaitLake(feed.subList(0, 600));
            stack.stack.up(Set.of(Service.POSTGRES), StackListener.SILENT);
            stack.awaitPostgres(feed.subList(0, 600));
        }
    }

    @Test
    @Order(3)
    void aLostCheckpointCostsNoRows() throws Exception {
        try (var files = Files.walk(Path.of(settings.checkpointDir()))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        try (RunningIngest running = new RunningIngest(settings, Optional.empty())) {
            producer.send(feed.subList(600, 900));
            stack.awaitLake(feed);
            stack.awaitPostgres(feed);
        }
    }

    @Test
    @Order(4)
    void aRecordThatBreaksTheContractIsKeptAndStopsNothing() throws Exception {
        try (RunningIngest running = new RunningIngest(settings, Optional.empty())) {
            producer.sendRaw("customer", "{\"customer_number\":\"1\"}", "no json at all");
            producer.send(List.of(AFTER_THE_BROKEN));
            await("what comes after the broken record")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(new LakeContents(settings.lake()).latest(TestEntities.CUSTOMER))
                            .anyMatch(line -> line.contains("\"after\"")));
            assertThat(new LakeContents(settings.lake())
                            .rows("_rejected")
                            .where("topic = 'customer'")
                            .select("problem")
                            .collectAsList())
                    .singleElement()
                    .satisfies(row -> assertThat(row.getString(0)).contains("ce_operation"));
        }
    }

    @Test
    @Order(5)
    void rowsThatASnapshotReadsLandBesideChangesWithoutGapOrRegression() throws Exception {
        TestRecord created = TestRecord.customer("recreated", 6_002, Operation.CREATE, "again");
        List<TestRecord> changes = List.of(
                TestRecord.customer("recreated", 6_001, Operation.DELETE, ""),
                created,
                TestRecord.customer("updated", 6_010, Operation.UPDATE, "new"),
                TestRecord.customer("deleted", 6_011, Operation.DELETE, ""));
        // Taken behind change 6003, sent when later changes have arrived long ago.
        List<TestRecord> snapshot = List.of(
                TestRecord.read(created, 6_003),
                TestRecord.read(TestRecord.customer("updated", 1, Operation.READ, "old"), 6_003),
                TestRecord.read(TestRecord.customer("deleted", 1, Operation.READ, "old"), 6_003),
                TestRecord.read(TestRecord.customer("resting", 1, Operation.READ, "old"), 6_003),
                TestRecord.read(TestRecord.customer("waking", 1, Operation.READ, "old"), 6_003));
        List<TestRecord> later = List.of(TestRecord.customer("waking", 6_020, Operation.UPDATE, "new"));
        List<TestRecord> sent = new ArrayList<>(feed);
        sent.add(AFTER_THE_BROKEN);
        try (RunningIngest running = new RunningIngest(settings, Optional.empty())) {
            for (List<TestRecord> each : List.of(changes, snapshot, later, snapshot)) {
                producer.send(each);
                sent.addAll(each);
                stack.awaitLake(sent);
                stack.awaitPostgres(sent);
            }
            assertThat(PostgresContents.latest(settings.postgres(), TestEntities.CUSTOMER))
                    .filteredOn(line -> line.compareTo(TestRecord.sequence(6_000)) > 0)
                    .extracting(line -> line.substring(line.indexOf('{')))
                    .containsExactlyInAnyOrder(
                            row("recreated", "again"),
                            row("updated", "new"),
                            row("resting", "old"),
                            row("waking", "new"));
        }
    }

    private static String row(String number, String status) {
        return "{\"customer_number\":\"" + number + "\",\"status\":\"" + status + "\"}";
    }

    private static void awaitNoLag(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            await("the offsets of " + group).atMost(PATIENCE).untilAsserted(() -> {
                var offsets = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                assertThat(offsets).hasSize(4 * IngestStack.TOPICS.size());
                var ends = admin.listOffsets(offsets.keySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        (TopicPartition each) -> each,
                                        each -> org.apache.kafka.clients.admin.OffsetSpec.latest())))
                        .all()
                        .get();
                offsets.forEach((partition, offset) -> assertThat(offset.offset())
                        .isEqualTo(ends.get(partition).offset()));
            });
        }
    }
}
