package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.LocalSpark;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import io.delta.kernel.Scan;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that shares no code with Spark reads what ingest writes, whichever way it was written. */
class KernelReadsTablesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "deletion vectors: {0}")
    @ValueSource(booleans = {false, true})
    void readsTheSequencesOfEveryTable(boolean deletionVectors) throws Exception {
        Random random = new Random(3);
        List<TestRecord> feed = new ArrayList<>(Feeds.feed(random, 58, 8));
        feed.add(10, TestRecord.truncate("customer", 11));
        feed.add(40, TestRecord.truncate("everything", 31));
        IngestSettings.Lake lake = new IngestSettings.Lake(folder.toUri() + "lake", deletionVectors);
        new LakeTables(LocalSpark.session(), lake).prepare(TestEntities.BOTH);
        new LakeBatch(TestEntities.BOTH, lake, 1, 0).apply(LocalSpark.batch(feed.subList(0, 30), random));
        LakeBatch small = new LakeBatch(TestEntities.BOTH, lake, 1);
        small.apply(LocalSpark.batch(feed.subList(30, 55), random));
        small.apply(LocalSpark.batch(feed.subList(55, 60), random));

        for (EntityColumns entity : TestEntities.BOTH) {
            assertThat(sequences(lake.location(entity.historyTable())))
                    .containsExactlyInAnyOrderElementsOf(sequencesOf(Feeds.history(feed, entity.entity())));
            assertThat(sequences(lake.location(entity.entity())))
                    .containsExactlyInAnyOrderElementsOf(sequencesOf(Feeds.latest(feed, entity.entity())));
        }
    }

    private static List<String> sequencesOf(List<String> lines) {
        return lines.stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    private static List<String> sequences(String location) throws Exception {
        Engine engine = DefaultEngine.create(new Configuration());
        Scan scan = Table.forPath(engine, location)
                .getLatestSnapshot(engine)
                .getScanBuilder()
                .build();
        Row state = scan.getScanState(engine);
        var schema = ScanStateRow.getPhysicalDataReadSchema(state);
        List<String> sequences = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> rows = files.next().getRows()) {
                    while (rows.hasNext()) {
                        Row file = rows.next();
                        var data = engine.getParquetHandler()
                                .readParquetFiles(
                                        Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                                        schema,
                                        Optional.empty())
                                .map(read -> read.getData());
                        collect(Scan.transformPhysicalData(engine, state, file, data), sequences);
                    }
                }
            }
        }
        return sequences;
    }

    private static void collect(CloseableIterator<FilteredColumnarBatch> batches, List<String> sequences)
            throws Exception {
        while (batches.hasNext()) {
            ColumnarBatch batch = batches.next().getData();
            int at = batch.getSchema().indexOf("_sequence");
            for (int i = 0; i < batch.getSize(); i++) {
                sequences.add(batch.getColumnVector(at).getString(i));
            }
        }
    }
}
