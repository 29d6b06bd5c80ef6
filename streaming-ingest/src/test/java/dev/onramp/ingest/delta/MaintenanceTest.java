package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.IngestSettings.Maintenance;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compaction, checkpoints and vacuum on the local file system, alone and beside the stream. */
class MaintenanceTest {
    private static final Maintenance SETTINGS = new Maintenance(
            true, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(168), 1 << 20, 10_000, 8, false);

    private final SparkSession session = LocalSpark.session();

    @TempDir
    Path folder;

    private IngestSettings.Lake lake;
    private LakeBatch stream;
    private LakeMaintenance maintenance;
    private int sequence;

    @BeforeEach
    void prepare() {
        lake = new IngestSettings.Lake(folder.toUri() + "lake");
        new LakeTables(session, lake).prepare(List.of(TestEntities.CUSTOMER));
        stream = new LakeBatch(List.of(TestEntities.CUSTOMER), lake, 1);
        maintenance = new LakeMaintenance(session, lake, SETTINGS);
    }

    @Test
    void writesSmallFilesTogetherInOrderAndChangesNoRow() {
        for (int i = 0; i < 6; i++) {
            // Hardly a key twice: the latest state has a file for each batch, too.
            batch(20, 1_000_000);
        }
        LakeContents contents = new LakeContents(lake);
        List<String> latest = contents.latest(TestEntities.CUSTOMER);
        List<String> history = contents.history(TestEntities.CUSTOMER);
        assertThat(snapshot("customer_history").numOfFiles()).isEqualTo(6);

        assertThat(maintenance.dryRun(List.of(TestEntities.CUSTOMER)).get(1).merged())
                .isEqualTo(6);
        assertThat(snapshot("customer_history").numOfFiles()).isEqualTo(6);
        List<TableReport> reports = maintenance.run(List.of(TestEntities.CUSTOMER));

        assertThat(reports).extracting(TableReport::table).containsExactly("customer", "customer_history");
        assertThat(reports.get(1))
                .isEqualTo(new TableReport("customer_history", 1, reports.get(1).bytes(), 6, 1, 0, false, 0, 0));
        assertThat(contents.latest(TestEntities.CUSTOMER)).isEqualTo(latest);
        assertThat(contents.history(TestEntities.CUSTOMER)).isEqualTo(history);
        assertThat(inFileOrder("customer_history", "_sequence")).hasSize(120).isSorted();
        assertThat(reports.get(0).merged()).isPositive();
        assertThat(inFileOrder("customer", "customer_number")).isSorted();
        assertThat(snapshot("customer_history").allFiles().head().stats())
                // Delta keeps the first 32 characters.
                .contains(
                        "\"numRecords\":120",
                        TestRecord.sequence(1).substring(0, 32),
                        TestRecord.sequence(120).substring(0, 32));
        assertThat(TableFeatures.forbidden(snapshot("customer_history").protocol()))
                .isEmpty();
        assertThat(maintenance.run(List.of(TestEntities.CUSTOMER)).get(1).merged())
                .isZero();
        batch(20, 1000);
        assertThat(contents.history(TestEntities.CUSTOMER)).hasSize(140);
    }

    @Test
    void aRoundWaitsUntilEnoughHasGatheredAndPassesOverTablesWithoutChanges() {
        for (int i = 0; i < 5; i++) {
            batch(10, 1000);
        }
        assertThat(round()).allSatisfy(each -> assertThat(each.merged()).isZero());
        assertThat(round()).isEmpty();
        for (int i = 0; i < 4; i++) {
            batch(10, 1000);
        }

        assertThat(round()).anySatisfy(each -> assertThat(each.merged()).isEqualTo(9));
        assertThat(round()).isEmpty();
    }

    @Test
    void theStreamWritesNoCheckpointAndTheOneFurthestBehindGetsItsOwnBesideIt() {
        for (int i = 0; i < 60; i++) {
            batch(1, 1000);
        }
        assertThat(checkpointOf("customer")).isNegative();
        assertThat(checkpointOf("customer_history")).isNegative();

        maintenance.checkpoint(List.of(TestEntities.CUSTOMER));
        assertThat(List.of(checkpointOf("customer"), checkpointOf("customer_history")))
                .satisfiesOnlyOnce(each -> assertThat(each).isNegative());

        maintenance.checkpoint(List.of(TestEntities.CUSTOMER));
        assertThat(checkpointOf("customer")).isGreaterThanOrEqualTo(60);
        assertThat(checkpointOf("customer_history")).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aDayOfSmallBatchesReadsLikeACompactedTable() {
        int rounds = Integer.getInteger("onramp.maintenance-rounds", 2);
        for (int i = 0; i < rounds; i++) {
            for (int j = 0; j < 10; j++) {
                batch(80, 4000);
            }
            round();
        }
        for (int i = 0; i < 7; i++) {
            // The worst moment: as many as may gather before a round does something.
            batch(80, 4000);
        }
        List<TableReport> gathered = maintenance.dryRun(List.of(TestEntities.CUSTOMER));
        List<TableReport> compacted = maintenance.run(List.of(TestEntities.CUSTOMER));

        for (int i = 0; i < 2; i++) {
            TableReport before = gathered.get(i);
            TableReport after = compacted.get(i);
            assertThat(before.files()).as("files of %s", before).isLessThanOrEqualTo(after.files() + 7);
            System.out.println(before + "\n" + after);
        }
        // The stream keeps the latest state together by itself.
        assertThat(compacted.get(1).merged()).as("%s", compacted).isPositive();
        // Every file costs its footer: what is read in bytes is what would be read, were they one.
        assertThat((double) gathered.get(1).bytes())
                .isLessThanOrEqualTo(1.5 * compacted.get(1).bytes());
        assertThat(checkpointOf("customer_history")).isPositive();
    }

    @Test
    void neitherStreamNorMaintenanceHarmsTheOther() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        var busy = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 12; i++) {
                batch(30, 100);
            }
        });
        int merged = 0;
        while (!busy.isDone()) {
            for (TableReport each : new LakeMaintenance(session, lake, SETTINGS).run(List.of(TestEntities.CUSTOMER))) {
                merged += each.merged();
                lost.addAndGet(each.lost());
            }
        }
        busy.get();
        System.out.println("merged " + merged + ", lost to the stream " + lost);

        assertThat(merged).isPositive();
        LakeContents contents = new LakeContents(lake);
        assertThat(contents.history(TestEntities.CUSTOMER)).hasSize(360).doesNotHaveDuplicates();
        assertThat(contents.rows("customer")
                        .join(
                                contents.rows("customer_history")
                                        .groupBy("customer_number")
                                        .agg(org.apache
                                                .spark
                                                .sql
                                                .functions
                                                .max("_sequence")
                                                .as("_sequence")),
                                new String[] {"customer_number", "_sequence"})
                        .count())
                .isEqualTo(contents.rows("customer_history")
                        .select("customer_number")
                        .distinct()
                        .count())
                .isEqualTo(contents.rows("customer").count());
    }

    @Test
    void theStreamSitsOutAnyNumberOfRearrangements() {
        batch(5, 100);
        long version = snapshot("customer_history").version();
        assertThat(Rearrangements.onlySince(log("customer_history"), version)).isFalse();
        batch(5, 100);
        assertThat(Rearrangements.onlySince(log("customer_history"), version)).isFalse();
        long before = snapshot("customer_history").version();

        maintenance.run(List.of(TestEntities.CUSTOMER));

        assertThat(snapshot("customer_history").version()).isGreaterThan(before);
        assertThat(Rearrangements.onlySince(log("customer_history"), before)).isTrue();
        assertThat(Rearrangements.onlySince(log("customer_history"), version)).isFalse();
    }

    @Test
    void vacuumTakesLitterThatIsOldEnoughAndNothingElse() throws IOException {
        for (int i = 0; i < 3; i++) {
            batch(5, 100);
        }
        Path table = folder.resolve("lake/customer_history");
        Path fresh = Files.writeString(table.resolve("part-00000-fresh.zstd.parquet"), "of a writer at work");
        Path old = Files.writeString(table.resolve("part-00000-old.zstd.parquet"), "of a writer that crashed");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        assertThat(maintenance.dryRun(List.of(TestEntities.CUSTOMER)).get(1).removed())
                .isEqualTo(1);
        assertThat(old).exists();
        assertThat(maintenance.run(List.of(TestEntities.CUSTOMER)).get(1).removed())
                .isEqualTo(1);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(new LakeContents(lake).history(TestEntities.CUSTOMER)).hasSize(15);
        new LakeMaintenance(session, lake, SETTINGS.forcing(Duration.ZERO)).run(List.of(TestEntities.CUSTOMER));
        try (var files = Files.list(table)) {
            assertThat(files.filter(each -> each.toString().endsWith(".parquet")))
                    .hasSize(1);
        }
        assertThat(new LakeContents(lake).history(TestEntities.CUSTOMER)).hasSize(15);
    }

    @Test
    void aRetentionThatIsTooShortIsRefusedUnlessForced() {
        assertThatThrownBy(() -> LakeMaintenance.check(SETTINGS.retaining(Duration.ofHours(167))))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I040"))
                .hasMessageContainingAll("167 hours", "168 hours", "--force");
        LakeMaintenance.check(SETTINGS.forcing(Duration.ofHours(1)));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> LakeMaintenance.check(new Maintenance(
                        true, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(168), 1, 1, 1, false)))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I042"))
                .hasMessageContainingAll("min-files = 1", "interval = 0ms");
    }

    @Test
    void tablesThatNobodyHasMadeYetArePassedOver() {
        assertThat(maintenance.run(List.of(TestEntities.EVERYTHING))).isEmpty();
    }

    private List<TableReport> round() {
        return maintenance.round(List.of(TestEntities.CUSTOMER), stream, false);
    }

    private void batch(int records, int keys) {
        List<TestRecord> batch = new ArrayList<>();
        Random random = new Random(sequence);
        for (int i = 0; i < records; i++) {
            sequence++;
            batch.add(TestRecord.customer(
                    "k" + random.nextInt(keys), sequence, Operation.UPDATE, "v" + sequence + "-" + random.nextLong()));
        }
        stream.apply(LocalSpark.batch(batch, random));
    }

    private List<String> inFileOrder(String table, String column) {
        AddFile only = snapshot(table).allFiles().head();
        return session
                .read()
                .parquet(folder.resolve("lake/" + table + "/" + only.path()).toString())
                .select(column)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Version of the last one; negative where there is none. */
    private long checkpointOf(String table) {
        return snapshot(table).logSegment().checkpointProvider().version();
    }

    private DeltaLog log(String table) {
        return DeltaLog.forTable(session, lake.location(table));
    }

    private Snapshot snapshot(String table) {
        return log(table).update(false, scala.Option.empty(), scala.Option.empty());
    }
}
