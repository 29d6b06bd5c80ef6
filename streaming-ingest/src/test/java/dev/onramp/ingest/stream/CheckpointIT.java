package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.postgres.PostgresConnections;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Checkpoints, positions and tables are spoilt as people and disks do it. Each time the message's own command is taken out of it and run, and the rows are those of the
 * fold; the tests follow each other on one stack.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckpointIT {
    private static final Pattern COMMAND = Pattern.compile("rm -r '[^']+'");
    private static final Pattern STATEMENT = Pattern.compile("psql -U 'onramp' -d '[^']+' -c \"([^\"]+)\"");

    private static IngestStack stack;
    private static List<TestRecord> feed;
    private static int sent;
    private static Path lake;

    @BeforeAll
    static void start() throws Exception {
        stack = new IngestStack(Map.of());
        lake = Path.of(stack.settings.checkpointDir(), "lake");
        feed = Feeds.feed(new Random(11), 600, 30);
        goesOn("");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void oneThatWasCutShortIsNamedAndItsCommandRecovers() throws Exception {
        try (FileChannel file = FileChannel.open(newest(lake.resolve("offsets")), StandardOpenOption.WRITE)) {
            file.truncate(20);
        }
        String message = failure();
        assertThat(message)
                .contains(
                        "ONR-I005",
                        newest(lake.resolve("offsets")).getFileName().toString());
        run(message);

        goesOn("");
    }

    @Test
    @Order(2)
    void oneOfAnotherLakeIsNamedAndItsCommandRecovers() throws Exception {
        Files.writeString(lake.resolve(Checkpoint.OWNER), "lake into s3a://elsewhere/canonical\n");
        Files.delete(lake.resolve("." + Checkpoint.OWNER + ".crc"));
        String message = failure();
        assertThat(message).contains("ONR-I006", "it belongs to lake into s3a://elsewhere/canonical");
        run(message);

        goesOn("");
    }

    @Test
    @Order(3)
    void lostOnesCostNoRows() throws Exception {
        remove(lake);
        execute("delete from onramp.position");

        goesOn("");
    }

    @Test
    @Order(4)
    void tablesThatAreGoneFromTheLakeAreNamedNotMadeEmpty() throws Exception {
        org.apache.hadoop.fs.Path table =
                new org.apache.hadoop.fs.Path(stack.settings.lake().location("customer_history"));
        try (RunningIngest running = new RunningIngest(stack.settings, Optional.empty())) {
            FileSystem files = table.getFileSystem(
                    org.apache.spark.sql.SparkSession.active().sparkContext().hadoopConfiguration());
            stack.awaitLake(feed.subList(0, sent));
            assertThat(files.delete(table, true)).isTrue();
            // While it runs, and at every start after that.
            send();
            assertThat(running.awaitFailure(IngestStack.PATIENCE)).contains("ONR-I008", table.toString());
        }
        String message = failure();
        assertThat(message)
                .contains("ONR-I008", table.toString(), lake.toString(), "onramp replay --all")
                .doesNotContain("/everything");
        run(message);

        goesOn("");
    }

    @Test
    @Order(5)
    void tablesThatAreGoneFromPostgresAreNamedAndTheLakeGoesOn() throws Exception {
        execute("drop table canonical.everything", "drop table onramp.tombstone");

        String message = goesOn("ONR-I022");
        assertThat(message)
                .contains("canonical.everything", "onramp.tombstone", "onramp replay --all")
                .doesNotContain("canonical.customer");
    }

    @Test
    @Order(6)
    void topicsThatDoNotHoldWhatComesNextAreNamedAndTheLakeGoesOn() throws Exception {
        execute("update onramp.position set next_offset = next_offset + 1000000 where topic = 'customer'");

        assertThat(goesOn("ONR-I003")).contains("were deleted, recreated or have expired");
    }

    @Test
    @Order(7)
    void positionsInATopicThatWasMadeAnewAreNone() throws Exception {
        execute("delete from canonical.customer", "update onramp.position set topic_id = 'of a topic that is gone'");

        goesOn("");
    }

    @Test
    @Order(8)
    void aTopicThatWasMadeAnewAndHasGrownBeyondTheOldOneIsNamedAndItsCommandRecovers() throws Exception {
        makeAnew("customer");
        send();
        // Behind what is new, so that the old offsets are there again.
        stack.producer.send(feed.subList(0, sent));
        String message = failure();
        assertThat(message).contains("ONR-I003", "made anew", "customer").doesNotContain("everything,");
        run(message);

        goesOn("");
    }

    private static void makeAnew(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.settings.bootstrapServers()))) {
            int partitions = admin.describeTopics(Set.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            admin.deleteTopics(Set.of(topic)).all().get();
            await("the name is free")
                    .atMost(IngestStack.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> {
                        admin.createTopics(Set.of(new NewTopic(topic, partitions, (short) 1)))
                                .all()
                                .get();
                        return true;
                    });
        }
    }

    /** The application with more changes; gives what PostgreSQL complained of, after doing as it says. */
    private static String goesOn(String complaint) throws Exception {
        send();
        List<TestRecord> expected = feed.subList(0, sent);
        try (Logged log = new Logged(SupervisedQuery.class, Level.ERROR);
                RunningIngest running = new RunningIngest(stack.settings, Optional.empty())) {
            stack.awaitLake(expected);
            if (!complaint.isEmpty()) {
                await(complaint)
                        .atMost(IngestStack.PATIENCE)
                        .until(() -> log.text().contains(complaint));
                Matcher statement = STATEMENT.matcher(log.text());
                assertThat(statement.find()).as(log.text()).isTrue();
                execute(statement.group(1));
            }
            stack.awaitPostgres(expected);
            assertThat(complaint.isEmpty() ? log.text() : "").isEmpty();
            return log.text();
        }
    }

    private static void execute(String... statements) throws Exception {
        try (var connection = PostgresConnections.open(stack.settings.postgres());
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            connection.commit();
        }
    }

    private static void send() {
        stack.producer.send(feed.subList(sent, sent + 50));
        sent += 50;
    }

    private static String failure() throws InterruptedException {
        try (RunningIngest running = new RunningIngest(stack.settings, Optional.empty())) {
            return running.awaitFailure(IngestStack.PATIENCE);
        }
    }

    /** Does what a message says. */
    private static void run(String message) throws Exception {
        Matcher command = COMMAND.matcher(message);
        assertThat(command.find()).as(message).isTrue();
        Process shell =
                new ProcessBuilder("sh", "-c", command.group()).inheritIO().start();
        assertThat(shell.waitFor()).as(command.group()).isZero();
    }

    private static Path newest(Path log) throws Exception {
        try (var files = Files.list(log)) {
            return files.filter(each -> each.getFileName().toString().matches("[0-9]+"))
                    .max(Comparator.comparing(
                            each -> Long.parseLong(each.getFileName().toString())))
                    .orElseThrow();
        }
    }

    private static void remove(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
