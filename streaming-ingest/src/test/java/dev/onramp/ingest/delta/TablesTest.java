package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.spark.SparkTypes;
import dev.onramp.model.contract.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on the local file system: how they are made, how they follow the model, and two writers at once. */
class TablesTest {
    private static final dev.onramp.ingest.KeyHash.Secret SECRET = dev.onramp.ingest.KeyHash.Secret.random();

    @TempDir
    Path folder;

    private final SparkSession session = LocalSpark.session();
    private IngestSettings.Lake lake;
    private LakeTables tables;

    @BeforeEach
    void prepare() {
        lake = new IngestSettings.Lake(folder.toUri() + "lake");
        tables = new LakeTables(session, lake);
        tables.prepare(List.of(TestEntities.CUSTOMER));
    }

    @Test
    void aNewTableHasTheModelsColumnsAndTheOldestProtocol() {
        var snapshot = DeltaLog.forTable(session, lake.location("customer")).unsafeVolatileSnapshot();

        assertThat(snapshot.schema()).isEqualTo(SparkTypes.schema(TestEntities.CUSTOMER));
        assertThat(snapshot.protocol().minReaderVersion()).isEqualTo(1);
        assertThat(snapshot.protocol().minWriterVersion()).isEqualTo(2);
        assertThat(TableFeatures.forbidden(snapshot.protocol())).isEmpty();
    }

    @Test
    void anAddedOptionalFieldBecomesAColumnAndOldRowsStay() {
        apply(TestEntities.CUSTOMER, TestRecord.customer("1", 1, Operation.CREATE, "New"));
        List<Column> fields = new ArrayList<>(TestEntities.CUSTOMER.fields());
        fields.add(1, TestEntities.column("nick", ColumnType.Simple.TEXT, false));
        EntityColumns wider = new EntityColumns("customer", "A customer.", fields, List.of("customer_number"));

        tables.prepare(List.of(wider));
        apply(
                wider,
                new TestRecord(
                        "customer",
                        "{\"customer_number\":\"2\"}",
                        java.util.Optional.of("{\"customer_number\":\"2\",\"nick\":\"N\",\"status\":\"New\"}"),
                        Operation.CREATE,
                        TestRecord.sequence(2),
                        "2026-01-31T10:11:12Z",
                        "d"));

        assertThat(new LakeContents(lake).rows("customer").columns()).startsWith("customer_number", "nick", "status");
        assertThat(new LakeContents(lake).latest(wider))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"nick\":\"N\""))
                .anyMatch(line -> line.endsWith("{\"customer_number\":\"1\",\"status\":\"New\"}"));
    }

    @Test
    void aTruncateTakesWhatIsThereAndWhatComesLateAndIsRememberedByTheTable() {
        apply(
                TestEntities.CUSTOMER,
                TestRecord.customer("1", 1, Operation.CREATE, "New"),
                TestRecord.customer("2", 6, Operation.CREATE, "New"));

        apply(TestEntities.CUSTOMER, TestRecord.truncate("customer", 5), TestRecord.truncate("customer", 5));
        apply(
                TestEntities.CUSTOMER,
                TestRecord.customer("3", 4, Operation.CREATE, "late"),
                TestRecord.customer("4", 5, Operation.CREATE, "at the same sequence"));
        apply(TestEntities.CUSTOMER, TestRecord.truncate("customer", 3), TestRecord.truncate("customer", 5));

        LakeContents contents = new LakeContents(lake);
        assertThat(contents.latest(TestEntities.CUSTOMER))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"2\""));
        assertThat(contents.history(TestEntities.CUSTOMER))
                .hasSize(6)
                .filteredOn(line -> line.contains(" truncate "))
                .containsExactly(
                        TestRecord.sequence(3) + " truncate raw_table-0-3 {}",
                        TestRecord.sequence(5) + " truncate raw_table-0-5 {}");
        assertThat(configuration("customer").get(LakeTable.TRUNCATED_TO).get()).isEqualTo(TestRecord.sequence(5));
        tables.prepare(List.of(TestEntities.CUSTOMER));
        assertThat(configuration("customer").get(LakeTable.TRUNCATED_TO).get()).isEqualTo(TestRecord.sequence(5));
    }

    @Test
    void aTruncateThatGotOnlyAsFarAsTheHistoryIsCompletedByTheNextTry() {
        apply(TestEntities.CUSTOMER, TestRecord.customer("1", 1, Operation.CREATE, "New"));
        Truncation truncation = new Truncation(
                TestEntities.CUSTOMER,
                LakeTable.at(session, lake.location("customer")),
                LakeTable.at(session, lake.location("customer_history")));
        TestRecord truncate = TestRecord.truncate("customer", 5);
        try (var changes = dev.onramp.ingest.spark.BatchChanges.of(
                LocalSpark.batch(List.of(truncate), new Random(1)),
                List.of(TestEntities.CUSTOMER),
                SECRET,
                1,
                1 << 20)) {
            var only = changes.byEntity().get(0);
            assertThat(only.count()).isZero();
            truncation.appendHistory(
                    dev.onramp.ingest.spark.BatchChanges.dataset(session, TestEntities.CUSTOMER, only.truncates()),
                    truncate.sequence());
        }
        assertThat(new LakeContents(lake).latest(TestEntities.CUSTOMER)).hasSize(1);

        apply(TestEntities.CUSTOMER, truncate);

        assertThat(new LakeContents(lake).history(TestEntities.CUSTOMER)).hasSize(2);
        assertThat(new LakeContents(lake).latest(TestEntities.CUSTOMER)).isEmpty();
    }

    @Test
    void aHistoryFromBeforeThereWereTruncatesCanTakeThem() {
        tables.table(
                "old_history",
                "Every change of: Old.",
                SparkTypes.schema(TestEntities.CUSTOMER),
                "customer_number,_sequence,_changed_at",
                List.of());
        EntityColumns old =
                new EntityColumns("old", "Old.", TestEntities.CUSTOMER.fields(), List.of("customer_number"));

        tables.prepare(List.of(old));
        apply(old, TestRecord.truncate("old", 5));

        assertThat(new LakeContents(lake).history(old)).hasSize(1);
    }

    @Test
    void anotherTypeIsRefusedWithTableColumnAndRemedy() {
        List<Column> fields = List.of(
                TestEntities.column("customer_number", ColumnType.Simple.TEXT, true),
                TestEntities.column("status", ColumnType.Simple.INT, true),
                TestEntities.column("note", ColumnType.Simple.TEXT, false));
        EntityColumns other = new EntityColumns("customer", "A customer.", fields, List.of("customer_number"));

        assertThatThrownBy(() -> tables.prepare(List.of(other)))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I010"))
                .hasMessageContainingAll("customer", "column status is string, the model says int", "next:");
    }

    @Test
    void aFeatureThatReadersLackIsRefused() {
        session.sql("alter table delta.`" + lake.location("customer")
                + "` set tblproperties ('delta.enableTypeWidening' = 'true')");
        DeltaLog.clearCache();

        assertThatThrownBy(() -> tables.prepare(List.of(TestEntities.CUSTOMER)))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I011"))
                .hasMessageContaining("typeWidening");
    }

    @Test
    void twoWritersAtOnceLoseAndDoubleNothing() throws Exception {
        List<TestRecord> records = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> i == 31
                        ? TestRecord.truncate("customer", i)
                        : TestRecord.customer(
                                "k" + i % 7, i, i % 9 == 0 ? Operation.DELETE : Operation.UPDATE, "v" + i))
                .toList();
        var threads = Executors.newFixedThreadPool(2);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            LakeBatch sink = new LakeBatch(List.of(TestEntities.CUSTOMER), lake, 1);
            Random random = new Random(writer);
            writers.add(threads.submit(() -> {
                for (int from = 0; from < records.size(); from += 12) {
                    sink.apply(LocalSpark.batch(records.subList(from, from + 12), random));
                }
            }));
        }
        for (Future<?> each : writers) {
            each.get();
        }
        threads.shutdown();

        LakeContents contents = new LakeContents(lake);
        assertThat(contents.history(TestEntities.CUSTOMER))
                .isEqualTo(dev.onramp.ingest.Feeds.history(records, "customer"));
        assertThat(contents.latest(TestEntities.CUSTOMER))
                .isEqualTo(dev.onramp.ingest.Feeds.latest(records, "customer"));
    }

    @Test
    void aBatchThatGotOnlyAsFarAsTheHistoryIsCompletedByTheNextTry() {
        List<TestRecord> records = List.of(
                TestRecord.customer("1", 1, Operation.CREATE, "New"),
                TestRecord.customer("2", 2, Operation.CREATE, "New"),
                TestRecord.customer("1", 3, Operation.DELETE, ""));
        LakeTable history = LakeTable.at(session, lake.location("customer_history"));
        SmallUpdate update = new SmallUpdate(
                session,
                TestEntities.CUSTOMER,
                LakeTable.at(session, lake.location("customer")),
                history,
                new DriverMemory(1 << 20, 1),
                SECRET);
        try (var changes = dev.onramp.ingest.spark.BatchChanges.of(
                LocalSpark.batch(records, new Random(1)), List.of(TestEntities.CUSTOMER), SECRET, 1, 1 << 20)) {
            var only = changes.byEntity().get(0);
            update.appendHistory(only.inMemory().orElseThrow(), only.lowestSequence());
        }
        assertThat(new LakeContents(lake).latest(TestEntities.CUSTOMER)).isEmpty();

        apply(TestEntities.CUSTOMER, records.toArray(TestRecord[]::new));

        LakeContents contents = new LakeContents(lake);
        assertThat(contents.history(TestEntities.CUSTOMER)).hasSize(3);
        assertThat(contents.latest(TestEntities.CUSTOMER))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"2\""));
    }

    private scala.collection.immutable.Map<String, String> configuration(String table) {
        return DeltaLog.forTable(session, lake.location(table))
                .update(false, scala.Option.empty(), scala.Option.empty())
                .metadata()
                .configuration();
    }

    private void apply(EntityColumns entity, TestRecord... records) {
        new LakeBatch(List.of(entity), lake, 1).apply(LocalSpark.batch(List.of(records), new Random(1)));
    }
}
