package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.spark.SparkSessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, started while another one works on the same tables: by the same checkpoint, then by one of its own. The one that started last goes on,
 * the other stops with a message; meanwhile changes keep coming, and in the end both sinks are the fold of all.
 */
class TwoDriversIT {
    @TempDir
    Path folder;

    /** Small batches, so that the older one is in the middle of things, but where one has to read all again. */
    @Test
    void theOneThatStartedLastGoesOnAndTheOtherStopsWithAMessage() throws Exception {
        try (IngestStack stack = new IngestStack(Map.of("ingest.max-offsets-per-trigger", "25"))) {
            Settings all = stack.all.with(Map.of(
                    "model-dir", IngestProcess.model(folder.resolve("model")).toString()));
            Path config = IngestProcess.config(folder.resolve("onramp.conf"), all);
            String elsewhere = folder.resolve("elsewhere").toString();
            Path other = IngestProcess.config(
                    folder.resolve("other.conf"),
                    all.with(Map.of("ingest.checkpoint-dir", elsewhere, "ingest.max-offsets-per-trigger", "10000")));
            List<TestRecord> feed = Feeds.mangled(new Random(5), Feeds.feed(new Random(5), 900, 40)).stream()
                    .flatMap(List::stream)
                    .toList();
            List<TestRecord> sent = new ArrayList<>();
            try (IngestProcess first = IngestProcess.start(config, folder.resolve("first.log"))) {
                trickle(stack, feed, sent, () -> first.log().contains("changes in"));
                try (IngestProcess second = IngestProcess.start(config, folder.resolve("second.log"))) {
                    trickle(stack, feed, sent, () -> !first.isAlive());
                    assertStopped(first, second, all.section("ingest").getString("checkpoint-dir"));
                    trickle(stack, feed, sent, () -> second.log().contains("changes in"));
                    try (IngestProcess third = IngestProcess.start(other, folder.resolve("third.log"))) {
                        trickle(stack, feed, sent, () -> !second.isAlive());
                        assertStopped(second, third, elsewhere);
                        stack.producer.send(feed.subList(sent.size(), feed.size()));
                        try (SparkSession session = SparkSessions.open(stack.settings)) {
                            stack.awaitLake(feed);
                            stack.awaitPostgres(feed);
                        }
                        assertThat(third.isAlive()).as(third.log()).isTrue();
                    }
                }
            }
        }
    }

    /** Sends on until something has happened, so that batches are under way all the time. */
    private static void trickle(
            IngestStack stack,
            List<TestRecord> feed,
            List<TestRecord> sent,
            java.util.concurrent.Callable<Boolean> happened) {
        await("what happens while changes come")
                .pollInterval(java.time.Duration.ofMillis(300))
                .atMost(IngestStack.PATIENCE)
                .until(() -> {
                    List<TestRecord> next = feed.subList(sent.size(), Math.min(feed.size(), sent.size() + 2));
                    stack.producer.send(next);
                    sent.addAll(next);
                    return happened.call();
                });
    }

    private static void assertStopped(IngestProcess older, IngestProcess newer, String checkpoint) throws Exception {
        assertThat(older.awaitEnd(IngestStack.PATIENCE)).as(older.log()).isEqualTo(4);
        assertThat(older.log())
                .contains("ONR-I009", "s3a://onramp-lake/canonical", "process " + newer.pid() + " on ", checkpoint);
        assertThat(newer.isAlive()).as(newer.log()).isTrue();
    }
}
