package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.ingest.CrashPoint;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program dies at every named point, one after the other, in an order and at passings that a seed draws
 * ({@code -Donramp.crash-seed=N}); each start goes on where the dead one left off, with more changes waiting. In the end both sinks are the
 * plain fold of everything that was sent.
 */
class CrashIT {
    private static final long SEED = Long.getLong("onramp.crash-seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    /** Three batches and more for each start. */
    private static final int CHANGES_PER_START = 45;

    @TempDir
    Path folder;

    @Test
    void aDriverThatDiesAtEveryNamedPointLosesAndDoublesNothing() throws Exception {
        System.out.println("crashes of seed " + SEED + "; again: -Donramp.crash-seed=" + SEED);
        Random random = new Random(SEED);
        List<CrashPoint> points = inOrder(random);
        List<List<TestRecord>> pieces = pieces(random, points.size());
        try (LocalStack stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES)) {
            Settings all = stack.settings()
                    .with(Map.of(
                            "ingest.trigger-interval",
                            "100ms",
                            "ingest.max-offsets-per-trigger",
                            "15",
                            "lake.deletion-vectors",
                            Boolean.toString(random.nextBoolean()),
                            "model-dir",
                            IngestProcess.model(folder.resolve("model")).toString()));
            IngestSettings settings = IngestSettings.of(all);
            Path config = IngestProcess.config(folder.resolve("onramp.conf"), all);
            List<TestRecord> sent = new ArrayList<>();
            try (CanonicalProducer producer = new CanonicalProducer(settings.bootstrapServers())) {
                producer.createTopics(
                        TestEntities.BOTH.stream().map(EntityColumns::entity).toList());
                for (int i = 0; i < points.size(); i++) {
                    producer.send(pieces.get(i));
                    sent.addAll(pieces.get(i));
                    crash(config, points.get(i), passing(points.get(i), random));
                }
            }
            // What waits after so many short lives comes in one batch.
            IngestProcess.config(config, all.with(Map.of("ingest.max-offsets-per-trigger", "10000")));
            try (IngestProcess last = IngestProcess.start(config, folder.resolve("last.log"));
                    SparkSession session = SparkSessions.open(settings)) {
                awaitFold(settings, sent, last);
            } finally {
                // Hadoop keeps one client for a bucket's name; the next stack has the same name elsewhere.
                FileSystem.closeAll();
            }
        }
    }

    /** The making of the tables happens once, so it comes first; PostgreSQL is faster at it than the lake. */
    private static List<CrashPoint> inOrder(Random random) {
        List<CrashPoint> points = new ArrayList<>(List.of(CrashPoint.values()));
        List<CrashPoint> first = List.of(CrashPoint.POSTGRES_TABLES_MADE, CrashPoint.LAKE_TABLE_MADE);
        points.removeAll(first);
        Collections.shuffle(points, random);
        points.addAll(0, first);
        return points;
    }

    private static int passing(CrashPoint point, Random random) {
        return switch (point) {
            case POSTGRES_TABLES_MADE, LAKE_TABLE_MADE, TRUNCATE_HISTORY_COMMITTED, TRUNCATE_COMMITTED -> 1;
            default -> 1 + random.nextInt(3);
        };
    }

    /** A feed out of order and with duplicates in equal pieces, each with a truncate of its own. */
    private static List<List<TestRecord>> pieces(Random random, int count) {
        List<TestRecord> feed = Feeds.changes(random, count * CHANGES_PER_START, 60, "");
        List<TestRecord> mangled =
                Feeds.mangled(random, feed).stream().flatMap(List::stream).toList();
        List<List<TestRecord>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<TestRecord> piece =
                    new ArrayList<>(mangled.subList(i * mangled.size() / count, (i + 1) * mangled.size() / count));
            String topic = random.nextBoolean() ? "customer" : "everything";
            piece.add(
                    random.nextInt(piece.size()),
                    TestRecord.truncate(topic, 1 + random.nextInt((i + 1) * CHANGES_PER_START)));
            pieces.add(piece);
        }
        return pieces;
    }

    private void crash(Path config, CrashPoint point, int passing) throws Exception {
        long began = System.nanoTime();
        try (IngestProcess process =
                IngestProcess.startToCrash(config, folder.resolve(point + ".log"), point, passing)) {
            assertThat(process.awaitEnd(PATIENCE))
                    .as(() -> "the end at passing " + passing + " of " + point + "; log:\n" + process.log())
                    .isEqualTo(CrashPoint.EXIT_CODE);
        }
        System.out.printf("died at %s:%d after %d ms%n", point, passing, (System.nanoTime() - began) / 1_000_000);
    }

    private static void awaitFold(IngestSettings settings, List<TestRecord> sent, IngestProcess last) {
        LakeContents contents = new LakeContents(settings.lake());
        await("both sinks to be the fold of " + sent.size() + " records, seed " + SEED)
                .atMost(PATIENCE)
                .failFast("the program ended", () -> !last.isAlive())
                .untilAsserted(() -> {
                    for (EntityColumns entity : TestEntities.BOTH) {
                        assertThat(contents.history(entity)).isEqualTo(Feeds.history(sent, entity.entity()));
                        assertThat(contents.latest(entity)).isEqualTo(Feeds.latest(sent, entity.entity()));
                        assertThat(PostgresContents.latest(settings.postgres(), entity))
                                .isEqualTo(Feeds.latest(sent, entity.entity()));
                    }
                });
    }
}
