package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any way of shuffling, repeating and cutting a feed gives the same tables, those of a plain fold. {@code -Donramp.seeds=N} runs more. */
class LakeBatchPropertyTest {
    private static final int SEEDS = Integer.getInteger("onramp.seeds", 12);
    private static final long FIRST_SEED = Long.getLong("onramp.first-seed", 1);

    @TempDir
    Path folder;

    @Test
    void anyOrderAndAnyBatchesGiveTheTablesOfAPlainFold() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Random random = new Random(seed);
            List<TestRecord> feed = Feeds.feed(random, 20 + random.nextInt(80), 1 + random.nextInt(12));
            List<List<TestRecord>> batches = new ArrayList<>(Feeds.mangled(random, feed));
            if (random.nextInt(3) == 0) {
                // The checkpoint is lost: everything comes again.
                batches.add(feed);
            }
            IngestSettings.Lake lake = new IngestSettings.Lake(
                    folder.resolve("seed-" + seed).toUri().toString());
            new LakeTables(LocalSpark.session(), lake).prepare(TestEntities.BOTH);
            // Two writers that take turns: one works in the driver, the other, now and then, by Spark jobs.
            LakeBatch small = new LakeBatch(TestEntities.BOTH, lake, 2);
            LakeBatch large = new LakeBatch(TestEntities.BOTH, lake, 2, 0);
            batches.forEach(batch -> (random.nextInt(20) == 0 ? large : small).apply(LocalSpark.batch(batch, random)));

            LakeContents contents = new LakeContents(lake);
            for (var entity : TestEntities.BOTH) {
                assertThat(contents.history(entity))
                        .as("history of %s, seed %s", entity.entity(), seed)
                        .isEqualTo(Feeds.history(feed, entity.entity()));
                assertThat(contents.latest(entity))
                        .as("latest state of %s, seed %s", entity.entity(), seed)
                        .isEqualTo(Feeds.latest(feed, entity.entity()));
            }
        }
    }
}
