package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.contract.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A latest state whose updates mark rows as deleted, through many batches, beside others who change the table, and when the setting comes later. */
class DeletionVectorsTest {
    private final SparkSession session = LocalSpark.session();
    private final List<TestRecord> sent = new ArrayList<>();
    private final Random random = new Random(7);

    @TempDir
    Path folder;

    private IngestSettings.Lake lake;
    private LakeBatch sink;

    @BeforeEach
    void prepare() {
        lake = new IngestSettings.Lake(folder.toUri() + "lake", true);
        new LakeTables(session, lake).prepare(List.of(TestEntities.CUSTOMER));
        sink = new LakeBatch(List.of(TestEntities.CUSTOMER), lake, 1);
    }

    @Test
    void anUpdateMarksRowsAndLeavesTheirFileAlone() {
        batch(0, 60);
        String first = onlyFile().path();

        batch(0, 5);

        List<AddFile> files = snapshot().allFiles().collectAsList();
        assertThat(files).hasSize(2);
        AddFile marked = files.stream()
                .filter(file -> file.path().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(marked.deletionVector().cardinality()).isEqualTo(5);
        assertThat(marked.numLogicalRecords().get()).isEqualTo(55L);
        assertThat(marked.stats()).contains("\"tightBounds\":false").contains("\"numRecords\":60");
        assertTablesAreTheFold();
    }

    @Test
    void neitherFilesNorDeletedRowsGather() {
        batch(0, 100);
        for (int i = 0; i < 40; i++) {
            batch(random.nextInt(90), 10);
        }

        List<AddFile> files = snapshot().allFiles().collectAsList();
        assertThat(files.size()).isLessThan(20);
        for (AddFile file : files) {
            assertThat(file.numDeletedRecords() * 3)
                    .isLessThanOrEqualTo((long) (Long) file.numPhysicalRecords().get());
        }
        assertTablesAreTheFold();
    }

    @Test
    void whatABatchChangesWhileFilesAreWrittenTogetherIsKept() {
        for (int i = 0; i < 4; i++) {
            batch(15 * i, 15);
        }
        Turn behindABatch = new Turn() {
            @Override
            public <T> T take(Supplier<T> step) {
                // Marks rows in files that are being written together.
                batch(0, 40);
                return step.get();
            }
        };
        var settings = new IngestSettings.Maintenance(
                true, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(168), 1 << 20, 10_000, 2, false);

        List<TableReport> reports =
                new LakeMaintenance(session, lake, settings).round(List.of(TestEntities.CUSTOMER), behindABatch, false);

        assertThat(reports).extracting(TableReport::table).containsExactly("customer", "customer_history");
        assertThat(reports).allSatisfy(each -> assertThat(each.merged()).isGreaterThan(1));
        // What a batch adds to the history is in nobody's way.
        assertThat(reports).extracting(TableReport::lost).containsExactly(1, 0);
        assertTablesAreTheFold();
    }

    @Test
    void anotherWriterMayCompactDeleteAndRestore() {
        batch(0, 50);
        batch(10, 20);
        session.sql("delete from delta.`" + lake.location("customer") + "` where customer_number = 'k11'");
        batch(5, 20);
        session.sql("optimize delta.`" + lake.location("customer") + "`");
        batch(0, 8);
        long version = snapshot().version();
        batch(20, 9);
        session.sql("restore table delta.`" + lake.location("customer") + "` to version as of " + version);
        // What the restored version lacks comes again with other changes of the same keys.
        batch(15, 20);

        assertTablesAreTheFold();
    }

    @Test
    void aTableFromBeforeTheSettingTakesItUp() {
        IngestSettings.Lake plain = new IngestSettings.Lake(folder.toUri() + "plain");
        new LakeTables(session, plain).prepare(List.of(TestEntities.CUSTOMER));
        lake = plain;
        sink = new LakeBatch(List.of(TestEntities.CUSTOMER), plain, 1);
        batch(0, 60);
        lake = new IngestSettings.Lake(plain.root(), true);

        new LakeTables(session, lake).prepare(List.of(TestEntities.CUSTOMER));
        new LakeTables(session, lake).prepare(List.of(TestEntities.CUSTOMER));
        batch(0, 5);

        assertThat(snapshot().allFiles().collectAsList()).hasSize(2);
        assertThat(TableFeatures.forbidden(snapshot().protocol(), Set.of(TableFeatures.DELETION_VECTORS)))
                .isEmpty();
        assertThat(snapshot("customer_history")
                        .protocol()
                        .readerAndWriterFeatureNames()
                        .contains("deletionVectors"))
                .isFalse();
        assertTablesAreTheFold();
    }

    /** Every third key of later batches is deleted. */
    private void batch(int from, int keys) {
        List<TestRecord> records = new ArrayList<>();
        for (int key = from; key < from + keys; key++) {
            long sequence = sent.size() + 1;
            Operation operation = !sent.isEmpty() && from > 0 && key % 3 == 0 ? Operation.DELETE : Operation.UPDATE;
            records.add(TestRecord.customer("k" + key, sequence + records.size(), operation, "v" + sequence));
        }
        sent.addAll(records);
        sink.apply(LocalSpark.batch(records, random));
    }

    private AddFile onlyFile() {
        List<AddFile> files = snapshot().allFiles().collectAsList();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private Snapshot snapshot() {
        return snapshot("customer");
    }

    private Snapshot snapshot(String table) {
        return DeltaLog.forTable(session, lake.location(table))
                .update(false, scala.Option.empty(), scala.Option.empty());
    }

    private void assertTablesAreTheFold() {
        LakeContents contents = new LakeContents(lake);
        assertThat(contents.history(TestEntities.CUSTOMER)).isEqualTo(Feeds.history(sent, "customer"));
        assertThat(contents.latest(TestEntities.CUSTOMER)).isEqualTo(Feeds.latest(sent, "customer"));
    }
}
