package dev.onramp.ingest.materialised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.delta.LakeBatch;
import dev.onramp.ingest.delta.LakeMaintenance;
import dev.onramp.ingest.delta.LakeTables;
import dev.onramp.ingest.delta.Turn;
import dev.onramp.ingest.materialised.Refreshed.Way;
import dev.onramp.model.wide.WideTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to the tables below, after each refresh the wide table holds the rows of the view. {@code -Donramp.wide-seeds=N} for more seeds. */
class WideRefreshPropertyTest {
    private static final WideTable TABLE = WideTable.of(Holdings.MODEL).get(0);
    private static final IngestSettings.Maintenance MAINTENANCE = new IngestSettings.Maintenance(
            true, Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofDays(7), 1 << 24, 250_000, 2, false);

    private static final Turn AT_ONCE = new Turn() {
        @Override
        public <T> T take(Supplier<T> step) {
            return step.get();
        }
    };

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("onramp.wide-seeds", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void afterEveryRefreshTheTableIsTheView(long seed) {
        Random random = new Random(seed);
        SparkSession session = LocalSpark.session();
        IngestSettings.Lake lake = new IngestSettings.Lake(folder.toUri() + "lake", seed % 2 == 0);
        new LakeTables(session, lake).prepare(Holdings.ENTITIES);
        LakeBatch stream = new LakeBatch(Holdings.ENTITIES, lake, 2);
        // Never as a whole, so that it is the difference that is tested.
        WideRefresh.Limits limits = new WideRefresh.Limits(0, 2);
        WideRefresh refresh = new WideRefresh(session, lake, TABLE, limits);
        refresh.prepare();
        LakeMaintenance maintenance = new LakeMaintenance(session, lake, MAINTENANCE, List.of(TABLE));
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (List<TestRecord> batch : new Holdings(random, 40).batches(4, 80)) {
            stream.apply(LocalSpark.batch(batch, random));
            if (random.nextInt(4) == 0) {
                maintenance.round(Holdings.ENTITIES, AT_ONCE, false);
            }
            if (random.nextInt(4) == 0) {
                // The process dies before the refresh; the next one knows nothing but the tables.
                refresh = new WideRefresh(session, lake, TABLE, limits);
                continue;
            }
            ways.add(refresh.run().way());
            assertIsTheView(lake, "seed " + seed);
            assertThat(refresh.run()).as("nothing is left to do").isEqualTo(Refreshed.NOTHING);
        }
        assertThat(ways).contains(Way.UPDATED);
    }

    static void assertIsTheView(IngestSettings.Lake lake, String description) {
        SparkSession session = LocalSpark.session().newSession();
        // Few rows: compiling queries would take longer than running them.
        session.conf().set("spark.sql.codegen.wholeStage", "false");
        Holdings.ENTITIES.forEach(each -> session.read()
                .format("delta")
                .load(lake.location(each.entity()))
                .createOrReplaceTempView(each.entity()));
        Dataset<Row> view = session.sql(Holdings.VIEW);
        Dataset<Row> table = session.read().format("delta").load(lake.location(TABLE.name()));
        assertThat(table.columns()).as(description).isEqualTo(view.columns());
        assertThat(lines(table)).as(description).isEqualTo(lines(view));
    }

    private static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
