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
import dev.onramp.model.contract.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever ingest does to its tables, their protocol stays one that Trino, Athena and Delta Kernel read; what a foreign hand adds is refused. */
class ProtocolTest {
    private final SparkSession session = LocalSpark.session();

    @TempDir
    Path folder;

    private IngestSettings.Lake lake;
    private LakeTables tables;

    @BeforeEach
    void prepare() {
        lake = new IngestSettings.Lake(folder.toUri() + "lake");
        tables = new LakeTables(session, lake);
        tables.prepare(TestEntities.BOTH);
    }

    @Test
    void everyTableKeepsAnAllowedProtocolThroughAllThatIngestDoes() throws Exception {
        assertAllAllowed(4);

        small(TestRecord.customer("1", 1, Operation.CREATE, "New"), everyType(2, Operation.CREATE));
        small(TestRecord.customer("1", 3, Operation.UPDATE, "Active"), everyType(4, Operation.DELETE));
        assertAllAllowed(4);

        large(TestRecord.customer("1", 5, Operation.UPDATE, "Closed"), everyType(6, Operation.CREATE));
        assertAllAllowed(4);

        small(TestRecord.truncate("customer", 7), TestRecord.truncate("everything", 7));
        assertAllAllowed(4);

        small(new TestRecord(
                "customer",
                "{}",
                Optional.of("no json at all"),
                Operation.UPDATE,
                TestRecord.sequence(8),
                "2026-01-31T10:11:12Z",
                "d"));
        assertAllAllowed(5);

        List<Column> fields = new ArrayList<>(TestEntities.CUSTOMER.fields());
        fields.add(TestEntities.column("nick", ColumnType.Simple.TEXT, false));
        tables.prepare(List.of(
                new EntityColumns("customer", "A customer.", fields, List.of("customer_number")),
                TestEntities.EVERYTHING));
        small(TestRecord.customer("2", 9, Operation.CREATE, "New"));
        fields.set(2, new Column("remark", ColumnType.Simple.TEXT, false, "Deprecated.", List.of("note")));
        tables.prepare(List.of(
                new EntityColumns("customer", "A customer.", fields, List.of("customer_number")),
                TestEntities.EVERYTHING));
        assertAllAllowed(5);
        for (String table : List.of("customer", "customer_history")) {
            DeltaLog log = DeltaLog.forTable(session, lake.location(table));
            log.checkpoint(log.update(false, scala.Option.empty(), scala.Option.empty()), scala.Option.empty());
            assertThat(folder.resolve("lake/" + table + "/_delta_log/_last_checkpoint"))
                    .exists();
        }
        assertAllAllowed(5);
    }

    @ParameterizedTest
    @CsvSource({
        "delta.enableDeletionVectors=true, deletionVectors",
        "delta.enableTypeWidening=true, typeWidening",
        "delta.checkpointPolicy=v2, v2Checkpoint",
        "delta.feature.variantType=supported, variantType",
    })
    void aFeatureThatSomeReaderLacksIsRefusedAndNamed(String property, String feature) {
        String[] parts = property.split("=");
        session.sql("alter table delta.`" + lake.location("customer_history") + "` set tblproperties ('" + parts[0]
                + "' = '" + parts[1] + "')");
        DeltaLog.clearCache();

        assertThatThrownBy(() -> tables.prepare(TestEntities.BOTH))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I011"))
                .hasMessageContainingAll("customer_history", feature, "next:");
    }

    private void assertAllAllowed(int tableCount) throws Exception {
        DeltaLog.clearCache();
        List<Path> found;
        try (Stream<Path> all = Files.list(folder.resolve("lake"))) {
            found = all.toList();
        }
        assertThat(found).hasSize(tableCount);
        for (Path table : found) {
            Protocol protocol = DeltaLog.forTable(session, table.toUri().toString())
                    .update(false, scala.Option.empty(), scala.Option.empty())
                    .protocol();
            assertThat(TableFeatures.forbidden(protocol)).as("%s", table).isEmpty();
            assertThat(protocol.minReaderVersion()).as("reader of %s", table).isLessThanOrEqualTo(2);
            assertThat(protocol.minWriterVersion()).as("writer of %s", table).isLessThanOrEqualTo(6);
        }
    }

    private static TestRecord everyType(long sequence, Operation operation) {
        return TestRecord.everything(
                "r",
                1,
                sequence,
                operation,
                "\"flag\":true,\"big\":1,\"ratio\":0.5,\"amount\":\"12.30\",\"born\":\"1970-02-03\","
                        + "\"seen\":\"2026-01-31T10:11:12.000001Z\",\"tags\":[\"x\"],\"address\":{\"city\":\"y\"}");
    }

    private void small(TestRecord... records) {
        new LakeBatch(TestEntities.BOTH, lake, 1).apply(LocalSpark.batch(List.of(records), new Random(1)));
    }

    private void large(TestRecord... records) {
        new LakeBatch(TestEntities.BOTH, lake, 1, 0).apply(LocalSpark.batch(List.of(records), new Random(1)));
    }
}
