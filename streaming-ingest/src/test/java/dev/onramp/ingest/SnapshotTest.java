package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the property tests take for right: rows that a snapshot reads are between changes, and say nothing that the changes do not. */
class SnapshotTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSnapshotAmongAllChangesLeavesEveryValueAsItIs(long seed) {
        Random random = new Random(seed);
        List<TestRecord> feed = Feeds.changes(random, 200, 10, "");

        List<TestRecord> both = Feeds.withSnapshot(feed, 1 + random.nextInt(feed.size()));

        assertThat(both).anyMatch(each -> each.dataId().startsWith("snapshot-"));
        for (EntityColumns entity : TestEntities.BOTH) {
            assertThat(values(both, entity)).isEqualTo(values(feed, entity)).isNotEmpty();
        }
    }

    private static List<String> values(List<TestRecord> feed, EntityColumns entity) {
        return Feeds.latest(feed, entity.entity()).stream()
                .map(line -> line.split(" ", 4)[3])
                .sorted()
                .toList();
    }
}
