package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.LakeChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies one micro-batch of all topics to the lake: the entities side by side, each history before its latest state. */
public final class LakeBatch {
    private static final Logger LOG = LoggerFactory.getLogger(LakeBatch.class);

    private final List<EntityColumns> entities;
    private final IngestSettings.Lake lake;
    private final int parallelism;

    /** @param parallelism entities worked on at the same time, and partitions of a batch */
    public LakeBatch(List<EntityColumns> entities, IngestSettings.Lake lake, int parallelism) {
        this.entities = List.copyOf(entities);
        this.lake = lake;
        this.parallelism = parallelism;
    }

    /**
     * Returns when everything is committed. A failure leaves some entities applied and others not, which the next try mends.
     *
     * @param batch rows of the Kafka source with headers
     */
    public void apply(Dataset<Row> batch) {
        long began = System.nanoTime();
        SparkSession session = batch.sparkSession();
        try (LakeChanges changes = LakeChanges.of(batch, entities, parallelism)) {
            changes.rejected().ifPresent(rejected -> new RejectedRecords(session, lake).append(rejected));
            // Threads of this batch alone: they inherit the job group by which the query cancels its jobs.
            ExecutorService threads = Executors.newFixedThreadPool(parallelism);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (LakeChanges.OfEntity each : changes.byEntity()) {
                    running.add(threads.submit(() -> new EntityLake(session, lake, each.entity())
                            .apply(each.changes(), each.count(), each.lowestSequence())));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped in the middle of a batch", e);
            } finally {
                threads.shutdownNow();
            }
            LOG.info(
                    "lake: {} changes in {} ms ({})",
                    changes.count(),
                    (System.nanoTime() - began) / 1_000_000,
                    changes.summary());
        }
    }
}
