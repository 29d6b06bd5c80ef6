package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.delta.LakeContents;
import dev.onramp.ingest.postgres.PostgresContents;
import dev.onramp.ingest.spark.SparkSessions;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
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
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final List<String> TOPICS =
            TestEntities.BOTH.stream().map(EntityColumns::entity).toList();

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static IngestSettings settings;
    private static CanonicalProducer producer;
    private static List<TestRecord> feed;

    @BeforeAll
    static void start() throws InterruptedException {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES);
        Settings all = stack.settings()
                .with(Map.of(
                        "ingest.trigger-interval", "200ms",
                        "ingest.retry-initial-backoff", "200ms",
                        "ingest.retry-max-backoff", "1s"));
        settings = IngestSettings.of(all);
        producer = new CanonicalProducer(settings.bootstrapServers());
        producer.createTopics(TOPICS);
        feed = Feeds.feed(new Random(42), 900, 60);
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        // Hadoop keeps one client for a bucket's name; the next stack has the same name elsewhere.
        FileSystem.closeAll();
        stack.close();
    }

    @Test
    @Order(1)
    void bringsTheTopicsIntoBothSinksAndPublishesItsProgress() throws Exception {
        Path ready = folder.resolve("ready");
        try (Running running = new Running(settings, Optional.of(ready))) {
            await("the ready file").atMost(PATIENCE).until(() -> Files.exists(ready));
            for (List<TestRecord> each : Feeds.mangled(new Random(7), feed.subList(0, 300))) {
                producer.send(each);
            }
            awaitLake(feed.subList(0, 300));
            awaitPostgres(feed.subList(0, 300));
            awaitNoLag(settings.lakeGroupId());
            awaitNoLag(settings.postgresGroupId());
        }
    }

    @Test
    @Order(2)
    void theLakeGoesOnWhilePostgresIsDownAndPostgresCatchesUp() throws Exception {
        stack.kill(Service.POSTGRES);
        try (Running running = new Running(settings, Optional.empty())) {
            producer.send(feed.subList(300, 600));
            awaitLake(feed.subList(0, 600));
            stack.up(Set.of(Service.POSTGRES), StackListener.SILENT);
            awaitPostgres(feed.subList(0, 600));
        }
    }

    @Test
    @Order(3)
    void aLostCheckpointCostsNoRows() throws Exception {
        try (var files = Files.walk(Path.of(settings.checkpointDir()))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        try (Running running = new Running(settings, Optional.empty())) {
            producer.send(feed.subList(600, 900));
            awaitLake(feed);
            awaitPostgres(feed);
        }
    }

    @Test
    @Order(4)
    void aRecordThatBreaksTheContractIsKeptAndStopsNothing() throws Exception {
        try (Running running = new Running(settings, Optional.empty())) {
            producer.sendRaw("customer", "{\"customer_number\":\"1\"}", "no json at all");
            TestRecord after = TestRecord.customer("after", 5_000, dev.onramp.model.contract.Operation.CREATE, "New");
            producer.send(List.of(after));
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

    private static void awaitLake(List<TestRecord> expected) {
        LakeContents contents = new LakeContents(settings.lake());
        await("all changes in the lake").atMost(PATIENCE).untilAsserted(() -> {
            for (EntityColumns entity : TestEntities.BOTH) {
                assertThat(contents.history(entity)).isEqualTo(Feeds.history(expected, entity.entity()));
                assertThat(contents.latest(entity)).isEqualTo(Feeds.latest(expected, entity.entity()));
            }
        });
    }

    private static void awaitPostgres(List<TestRecord> expected) {
        await("all changes in PostgreSQL").atMost(PATIENCE).untilAsserted(() -> {
            for (EntityColumns entity : TestEntities.BOTH) {
                assertThat(PostgresContents.latest(settings.postgres(), entity))
                        .isEqualTo(Feeds.latest(expected, entity.entity()));
            }
        });
    }

    private static void awaitNoLag(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            await("the offsets of " + group).atMost(PATIENCE).untilAsserted(() -> {
                var offsets = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                assertThat(offsets).hasSize(4 * TOPICS.size());
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

    /** The application on a thread of its own. */
    private static final class Running implements AutoCloseable {
        private final IngestApplication application;
        private final Thread thread;

        Running(IngestSettings settings, Optional<Path> ready) {
            SparkSessions.open(settings);
            application = new IngestApplication(
                    settings, TestEntities.BOTH, new ServiceArguments(Optional.empty(), ready)::announceReady);
            thread = new Thread(() -> {
                try {
                    application.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
        }

        @Override
        public void close() throws InterruptedException {
            application.stop();
            thread.join();
            application.close();
        }
    }
}
