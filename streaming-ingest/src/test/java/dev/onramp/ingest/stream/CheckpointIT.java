package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.delta.LakeContents;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that Spark made, spoilt in every way: the program names it, and the command that it prints mends it. */
class CheckpointIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern COMMAND = Pattern.compile("Run: (rm -r '[^']+')");

    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static IngestSettings settings;
    private static CanonicalProducer producer;
    private static List<TestRecord> feed;
    private static Path good;

    private Path lake;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES);
        Settings all = stack.settings().with(Map.of("ingest.trigger-interval", "200ms"));
        settings = IngestSettings.of(all);
        producer = new CanonicalProducer(settings.bootstrapServers());
        producer.createTopics(
                TestEntities.BOTH.stream().map(EntityColumns::entity).toList());
        feed = Feeds.feed(new Random(5), 200, 20);
        producer.send(feed.subList(0, 100));
        try (Running running = new Running()) {
            running.awaitReady();
            awaitLake(feed.subList(0, 100));
            producer.send(feed);
            awaitLake(feed);
            await("two batches in both checkpoints")
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(checkpoint().resolve("lake/commits/1"))
                            && Files.exists(checkpoint().resolve("postgres/commits/0")));
        }
        good = folder.resolve("good");
        copy(checkpoint(), good);
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        FileSystem.closeAll();
        stack.close();
    }

    @BeforeEach
    void restore() throws IOException {
        delete(checkpoint());
        copy(good, checkpoint());
        lake = checkpoint().resolve("lake");
    }

    @Test
    void whatIsCutShortIsNamedAndThePrintedCommandMendsIt() throws Exception {
        Path newest = newest("offsets");
        Files.write(newest, new byte[0]);

        String message = refused("ONR-I005");
        assertThat(message).contains("offsets/" + newest.getFileName());

        Matcher command = COMMAND.matcher(message);
        assertThat(command.find()).as(message).isTrue();
        assertThat(new ProcessBuilder("sh", "-c", command.group(1))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(lake).doesNotExist();
        TestRecord after = TestRecord.customer("after", 5_000, dev.onramp.model.contract.Operation.CREATE, "New");
        try (Running running = new Running()) {
            producer.send(List.of(after));
            awaitLake(Stream.concat(feed.stream(), Stream.of(after)).toList());
        }
        feed = Stream.concat(feed.stream(), Stream.of(after)).toList();
    }

    @Test
    void everyKindOfDamageIsNamed() throws Exception {
        Path offsets = newest("offsets");
        Path commits = newest("commits");
        byte[] whole = Files.readAllBytes(offsets);
        // With Hadoop's checksum beside it, and without, as after a copy.
        Files.write(offsets, java.util.Arrays.copyOf(whole, whole.length - 7));
        assertThat(refused("ONR-I005")).contains("offsets/" + offsets.getFileName());
        Files.deleteIfExists(offsets.resolveSibling("." + offsets.getFileName() + ".crc"));
        assertThat(refused("ONR-I005")).contains("offsets/" + offsets.getFileName());

        restore();
        Files.write(commits, new byte[0]);
        assertThat(refused("ONR-I005")).contains("commits/" + commits.getFileName());

        restore();
        delete(lake.resolve("offsets"));
        assertThat(refused("ONR-I005")).contains("offsets/" + commits.getFileName());

        restore();
        delete(lake.resolve("commits"));
        assertThat(refused("ONR-I005")).contains("commits/");

        restore();
        Files.delete(lake.resolve("metadata"));
        assertThat(refused("ONR-I005")).contains("metadata");
    }

    @Test
    void theCheckpointOfTheOtherSinkIsRefused() throws Exception {
        delete(lake);
        copy(good.resolve("postgres"), lake);

        assertThat(refused("ONR-I006")).contains("postgres into schema canonical", "lake into s3a://");
    }

    @Test
    void theCheckpointOfOtherTopicsIsRefused() throws Exception {
        Path newest = newest("offsets");
        Files.writeString(newest, Files.readString(newest).replace("\"customer\"", "\"somebody\""));
        Files.deleteIfExists(newest.resolveSibling("." + newest.getFileName() + ".crc"));

        assertThat(refused("ONR-I006")).contains("somebody");
    }

    /** The tables' own preparation takes long enough for this to come before the query. */
    @Test
    void whoIsStoppedBeforeItsQueriesRunStopsAllTheSame() throws Exception {
        Running running = new Running();
        running.close();

        assertThat(running.thread.isAlive()).isFalse();
        assertThat(running.failure.get()).isNull();
    }

    @Test
    void aCheckpointFromBeforeThereWereOwnersIsTaken() throws Exception {
        Files.delete(lake.resolve(Checkpoint.OWNER));
        try (Running running = new Running()) {
            await("the owner").atMost(PATIENCE).until(() -> Files.exists(lake.resolve(Checkpoint.OWNER)));
            awaitLake(feed);
        }
    }

    private static String refused(String errorId) throws Exception {
        try (Running running = new Running()) {
            running.thread.join(PATIENCE.toMillis());
            assertThat(running.failure.get())
                    .isInstanceOfSatisfying(
                            OnrampException.class, e -> assertThat(e.errorId()).isEqualTo(errorId));
            return running.failure.get().getMessage();
        }
    }

    private Path newest(String log) throws IOException {
        try (Stream<Path> files = Files.list(lake.resolve(log))) {
            return files.filter(each -> each.getFileName().toString().matches("[0-9]+"))
                    .max(Comparator.comparingLong(
                            each -> Long.parseLong(each.getFileName().toString())))
                    .orElseThrow();
        }
    }

    private static Path checkpoint() {
        return Path.of(settings.checkpointDir());
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

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(each -> {
                try {
                    Files.copy(each, to.resolve(from.relativize(each).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        }
    }

    /** The application on a thread of its own. */
    private static final class Running implements AutoCloseable {
        private final IngestApplication application;
        private final Thread thread;
        private final CountDownLatch ready = new CountDownLatch(1);
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Running() {
            application = new IngestApplication(settings, TestEntities.BOTH, ready::countDown);
            thread = new Thread(() -> {
                try {
                    application.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (OnrampException e) {
                    failure.set(e);
                }
            });
            thread.start();
        }

        void awaitReady() throws InterruptedException {
            assertThat(ready.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ready")
                    .isTrue();
        }

        @Override
        public void close() throws InterruptedException {
            application.stop();
            thread.join();
            application.close();
        }
    }
}
