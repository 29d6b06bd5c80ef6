package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.SeedGroup;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any way of shuffling, repeating and cutting a feed gives the same tables, those of a plain fold. {@code -Donramp.seeds=20000} is for a
 * night; which seeds ran is printed, and a difference says how to see it again.
 */
class LakeBatchPropertyTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.onramp.ingest.SeedGroup#asked")
    void anyOrderAndAnyBatchesGiveTheTablesOfAPlainFold(SeedGroup group) {
        System.out.println("lake, " + group);
        Random random = new Random(group.number());
        IngestSettings.Lake lake = new IngestSettings.Lake(folder.toUri() + "lake");
        IngestSettings.Lake marking = new IngestSettings.Lake(lake.root(), true);
        // One of the entities marks rows as deleted, in the next group the other.
        boolean customerMarks = group.number() % 2 == 0;
        new LakeTables(LocalSpark.session(), customerMarks ? marking : lake).prepare(List.of(TestEntities.CUSTOMER));
        new LakeTables(LocalSpark.session(), customerMarks ? lake : marking).prepare(List.of(TestEntities.EVERYTHING));
        // Writers that take turns: one works in the driver, others, now and then, by Spark jobs, of which one has tried
        // to work in the driver.
        LakeBatch small = new LakeBatch(TestEntities.BOTH, lake, 2);
        List<LakeBatch> large =
                List.of(new LakeBatch(TestEntities.BOTH, lake, 2, 0), new LakeBatch(TestEntities.BOTH, lake, 2, 2_000));
        for (List<TestRecord> batch : group.batches()) {
            (random.nextInt(15) == 0 ? large.get(random.nextInt(2)) : small).apply(LocalSpark.batch(batch, random));
        }

        LakeContents contents = new LakeContents(lake);
        for (EntityColumns entity : TestEntities.BOTH) {
            Map<Long, List<String>> history = SeedGroup.bySeed(contents.history(entity));
            Map<Long, List<String>> latest = SeedGroup.bySeed(contents.latest(entity));
            List<String> truncates = Feeds.history(group.truncates(), entity.entity());
            assertThat(history.getOrDefault(0L, List.of()))
                    .as("truncates of %s, %s", entity.entity(), group)
                    .isEqualTo(truncates);
            assertThat(latest).as("%s, %s", entity.entity(), group).doesNotContainKey(0L);
            group.feeds().keySet().forEach(seed -> {
                List<String> expected = Feeds.history(group.feeds().get(seed), entity.entity());
                assertThat(history.getOrDefault(seed, List.of()))
                        .as("history of %s, %s", entity.entity(), group.replay(seed))
                        .isEqualTo(expected);
                assertThat(latest.getOrDefault(seed, List.of()))
                        .as("latest state of %s, %s", entity.entity(), group.replay(seed))
                        .isEqualTo(Feeds.latest(group.everythingOf(seed), entity.entity()));
            });
        }
    }
}
