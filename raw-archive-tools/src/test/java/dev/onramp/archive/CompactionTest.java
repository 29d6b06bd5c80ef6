package dev.onramp.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.archive.Compaction.Merge;
import dev.onramp.model.ModelLoader;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompactionTest {
    private static final String TABLE = "raw_table_cust";
    private static final String FOLDER = "raw/raw_table_cust/dt=2026-01-30/";
    private static final String DELIVERED = FOLDER + "archive-raw_table_cust-1-2026-01-30-10-00-00-abc-def.gz";

    private final FakeArchiveObjects objects = new FakeArchiveObjects();
    private final RawArchive archive = new RawArchive(objects, "raw", ModelLoader.loadDefault());
    private final List<Merge> merges = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int partition = 0; partition < 3; partition++) {
            for (int batch = 0; batch < 4; batch++) {
                direct(partition, batch * 10, batch * 10 + 9);
            }
        }
        direct(0, 5, 14);
        objects.objects.put(DELIVERED, FakeArchiveObjects.zipped(line(0, 3) + line(2, 40) + line(7, 1)));
    }

    @Test
    void leavesOneObjectForEachPartitionWithEachRecordOnce() {
        Map<String, String> before = records();

        compact();

        assertThat(objects.objects.keySet()).hasSize(4).allMatch(key -> key.contains("-merged-"));
        assertThat(objects.objects.keySet())
                .anyMatch(key ->
                        key.startsWith(FOLDER + "raw_table_cust-2-00000000000000000000-00000000000000000040-merged-"));
        assertThat(records()).isEqualTo(before).hasSize(122);
        assertThat(new ArchiveStatistics(archive)
                        .days(List.of(TABLE), date -> true)
                        .get(0)
                        .records())
                .isEqualTo(122);
        assertThat(merges).hasSize(1);
    }

    @Test
    void findsNothingToDoAfterwards() {
        compact();
        Map<String, byte[]> merged = Map.copyOf(objects.objects);

        compact();

        assertThat(merges).hasSize(1);
        assertThat(objects.objects).containsExactlyInAnyOrderEntriesOf(merged);
    }

    @Test
    void holdsEveryRecordWheneverItCrashesAndFinishesInTheNextRun() {
        Map<String, byte[]> given = Map.copyOf(objects.objects);
        Map<String, String> before = records();
        int crashes = 0;
        for (int changes = 0; changes < 18; changes++) {
            objects.objects.clear();
            objects.objects.putAll(given);
            objects.changesUntilCrash = changes;
            try {
                compact();
            } catch (FakeArchiveObjects.Crash crash) {
                crashes++;
            }
            assertThat(records()).as("after %d changes", changes).isEqualTo(before);

            objects.changesUntilCrash = Integer.MAX_VALUE;
            compact();

            assertThat(records())
                    .as("after %d changes and another run", changes)
                    .isEqualTo(before);
            assertThat(objects.objects.size()).isLessThanOrEqualTo(8);
        }
        assertThat(crashes).isEqualTo(18);
    }

    @Test
    void aReaderThatListedBeforeFindsEveryRecordAfterwards() {
        Map<String, String> before = records();
        int[] opened = new int[1];
        objects.beforeOpen = () -> {
            if (++opened[0] == 4) {
                objects.beforeOpen = () -> {};
                compact();
            }
        };

        assertThat(records()).isEqualTo(before);
        assertThat(merges).hasSize(1);
    }

    @Test
    void deletesNothingWhenTheMergedObjectReadsBackOtherwise() {
        Map<String, byte[]> given = Map.copyOf(objects.objects);
        objects.damagesWrites = true;

        assertThatThrownBy(this::compact).hasMessageContaining("ONR-A006");
        assertThat(objects.objects.keySet()).containsAll(given.keySet());
    }

    @Test
    void keepsBothLinesOfARecordThatDiffer() {
        objects.objects.put(key(1, 0, 0), FakeArchiveObjects.zipped(line(1, 0).replace("row", "other")));
        long lines = new ArchiveStatistics(archive)
                .days(List.of(TABLE), date -> true)
                .get(0)
                .records();
        compact();

        // Of 133 lines 11 are repetitions.
        assertThat(new ArchiveStatistics(archive)
                        .days(List.of(TABLE), date -> true)
                        .get(0)
                        .records())
                .isEqualTo(lines - 11);
    }

    @Test
    void leavesAloneWhatIsYoungOrLargeOrAlone() {
        Clock clock = Clock.fixed(FakeArchiveObjects.WRITTEN.plusSeconds(60), ZoneOffset.UTC);
        assertThat(new Compaction(archive, 1_000_000, clock, merges::add).plan(TABLE, Duration.ofSeconds(61)))
                .isEmpty();
        assertThat(new Compaction(archive, 100, clock, merges::add).plan(TABLE, Duration.ZERO))
                .isEmpty();
        objects.objects.clear();
        direct(0, 0, 9);
        direct(1, 0, 9);
        assertThat(new Compaction(archive, 1_000_000, clock, merges::add).plan(TABLE, Duration.ZERO))
                .isEmpty();
        assertThatThrownBy(() -> new Compaction(archive, 0, clock, merges::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void planChangesNothing() {
        Map<String, byte[]> given = Map.copyOf(objects.objects);
        Clock clock = Clock.fixed(FakeArchiveObjects.WRITTEN.plusSeconds(60), ZoneOffset.UTC);

        List<Merge> plan = new Compaction(archive, 1_000_000, clock, merges::add).plan(TABLE, Duration.ZERO);

        assertThat(plan)
                .singleElement()
                .satisfies(each -> assertThat(each.inputs()).hasSize(14));
        assertThat(objects.objects).containsExactlyInAnyOrderEntriesOf(given);
    }

    @Test
    void stopsAtABrokenObjectAndDeletesNothing() {
        objects.objects.put(key(1, 50, 59), FakeArchiveObjects.zipped("{\"topic\":\"raw_table_cust\"}\n"));
        Map<String, byte[]> given = Map.copyOf(objects.objects);

        assertThatThrownBy(this::compact).hasMessageContaining("ONR-A003").hasMessageContaining("no coordinates");
        assertThat(objects.objects).containsExactlyInAnyOrderEntriesOf(given);
    }

    @Test
    void referencesLeadToTheirRecordsAfterwards() {
        ArchiveSearch search = new ArchiveSearch(archive);
        String reference = "s3://b/" + key(1, 10, 19) + "#4";
        Optional<String> before = search.reference(reference);
        compact();

        assertThat(before).hasValue(line(1, 13).strip());
        assertThat(search.reference(reference)).isEqualTo(before);
        assertThat(search.reference("s3://b/" + key(1, 10, 19) + "#11")).isEmpty();
        assertThat(search.reference("firehose://archive-raw_table_cust#raw_table_cust-7-1"))
                .hasValue(line(7, 1).strip());
    }

    private void compact() {
        Clock clock = Clock.fixed(FakeArchiveObjects.WRITTEN.plusSeconds(60), ZoneOffset.UTC);
        new Compaction(archive, 1_000_000, clock, merges::add).run(TABLE, Duration.ZERO);
    }

    private Map<String, String> records() {
        Map<String, String> records = new HashMap<>();
        new ArchiveSearch(archive).all(TABLE, date -> true, (at, line) -> records.put(at.toString(), line));
        return records;
    }

    private void direct(int partition, int first, int last) {
        StringBuilder text = new StringBuilder();
        for (int offset = first; offset <= last; offset++) {
            text.append(line(partition, offset));
        }
        objects.objects.put(key(partition, first, last), FakeArchiveObjects.zipped(text.toString()));
    }

    private static String key(int partition, int first, int last) {
        return FOLDER + String.format(Locale.ROOT, "raw_table_cust-%d-%020d-%020d.ndjson.gz", partition, first, last);
    }

    private static String line(int partition, int offset) {
        return "{\"topic\":\"raw_table_cust\",\"partition\":%d,\"offset\":%d,\"dataid\":\"id-%d-%d\",\"payload\":\"row\"}\n"
                .formatted(partition, offset, partition, offset);
    }
}
