package dev.onramp.ingest.delta;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.Parallel;
import dev.onramp.ingest.spark.BatchChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies one micro-batch of all topics to the lake: the entities side by side, each history before its latest state. Used by one thread at a
 * time.
 */
public final class LakeBatch implements Turn {
    private static final Logger LOG = LoggerFactory.getLogger(LakeBatch.class);

    private final List<EntityColumns> entities;
    private final IngestSettings.Lake lake;
    private final int parallelism;
    private final long inMemoryBytes;
    private final KeyHash.Secret secret = KeyHash.Secret.random();
    private final Map<String, EntityLake> tables = new HashMap<>();
    private @Nullable SparkSession tablesSession;
    private DriverMemory memory;

    /** @param parallelism entities worked on at the same time, and partitions of a batch */
    public LakeBatch(List<EntityColumns> entities, IngestSettings.Lake lake, int parallelism) {
        this(entities, lake, parallelism, BatchChanges.IN_MEMORY_BYTES);
    }

    /** @param inMemoryBytes size up to which a batch is applied by the driver alone; 0 for never */
    LakeBatch(List<EntityColumns> entities, IngestSettings.Lake lake, int parallelism, long inMemoryBytes) {
        this.entities = List.copyOf(entities);
        this.lake = lake;
        this.parallelism = parallelism;
        this.inMemoryBytes = inMemoryBytes;
        this.memory = new DriverMemory(Runtime.getRuntime().maxMemory(), entities.size());
    }

    /** Between two batches: a batch that comes in the meantime waits for the step. May be called from any thread. */
    @Override
    public synchronized <T> T take(Supplier<T> step) {
        return step.get();
    }

    /**
     * Returns when everything is committed. A failure leaves some entities applied and others not, which the next try mends.
     *
     * @param batch rows of {@link dev.onramp.ingest.spark.KafkaRows}
     */
    public synchronized void apply(Dataset<Row> batch) {
        CrashPoint.LAKE_OFFSETS_PLANNED.passed();
        long began = System.nanoTime();
        SparkSession session = batch.sparkSession();
        if (session != tablesSession) {
            // Each start of the query has a session of its own.
            tables.clear();
            memory = new DriverMemory(Runtime.getRuntime().maxMemory(), entities.size());
            tablesSession = session;
        }
        try (BatchChanges changes = BatchChanges.of(batch, entities, secret, parallelism, inMemoryBytes)) {
            CrashPoint.LAKE_BATCH_PARSED.passed();
            changes.rejected().ifPresent(rejected -> new RejectedRecords(session, lake).append(rejected));
            List<Runnable> work = new ArrayList<>();
            for (BatchChanges.OfEntity each : changes.byEntity()) {
                EntityLake entity = tables.computeIfAbsent(
                        each.entity().entity(), name -> new EntityLake(session, lake, each.entity(), memory, secret));
                work.add(() -> entity.apply(each));
            }
            Parallel.run(parallelism, work);
            CrashPoint.LAKE_BATCH_COMMITTED.passed();
            LOG.info(
                    "lake: {} changes in {} ms ({})",
                    changes.count(),
                    (System.nanoTime() - began) / 1_000_000,
                    changes.summary());
        }
    }
}
