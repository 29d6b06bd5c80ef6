package dev.onramp.ingest.spark;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The changes of one micro-batch, parsed. Close it to release what is kept. */
public abstract sealed class BatchChanges implements AutoCloseable permits ChangesInMemory, SortedChanges {
    /** Columns of {@link #rejected}. */
    public static final StructType REJECTED = EntityRows.REJECTED;

    /** Bytes of a batch up to which its rows are brought to the driver: a tenth of the heap, in a small one 48 MB. */
    public static final long IN_MEMORY_BYTES =
            Math.max(48L << 20, Runtime.getRuntime().maxMemory() / 10);

    private static final int ROWS_PER_SLICE = 50_000;

    /**
     * The changes of one entity.
     *
     * @param rows makes them a dataset: its columns and {@code newest}; each (key, sequence) once
     * @param inMemory the same changes here in the driver, when the batch is small enough
     * @param count how many changes; may be 0 when there are truncates
     * @param lowestSequence the lowest of their sequences; empty when there are none
     * @param truncates the truncates of the entity, each sequence once, with its columns
     */
    public record OfEntity(
            EntityColumns entity,
            Supplier<Dataset<Row>> rows,
            Optional<DistinctChanges> inMemory,
            long count,
            String lowestSequence,
            List<InternalRow> truncates) {

        /** The changes as a dataset, made now. */
        public Dataset<Row> changes() {
            return rows.get();
        }
    }

    /**
     * Parses a batch. What fits into memory is brought to the driver as it comes; else it is read again and sorted by a shuffle, and kept by the executors.
     *
     * @param batch rows of {@link KafkaRows}
     * @param secret for the hashes of keys
     * @param partitions of a batch that is sorted
     * @param inMemoryBytes size up to which the changes are brought to the driver; 0 for never
     */
    public static BatchChanges of(
            Dataset<Row> batch,
            List<EntityColumns> entities,
            KeyHash.Secret secret,
            int partitions,
            long inMemoryBytes) {
        if (inMemoryBytes > 0) {
            Optional<BatchChanges> small = ChangesInMemory.of(batch, entities, secret, inMemoryBytes);
            if (small.isPresent()) {
                return small.get();
            }
        }
        return SortedChanges.of(batch, entities, partitions);
    }

    /** Those entities that have changes in this batch. */
    public abstract List<OfEntity> byEntity();

    /** The records that break the contract, if there are any. */
    public abstract Optional<Dataset<Row>> rejected();

    /** Changes, truncates and rejected records. */
    public abstract long count();

    /** Entity by entity, for the log. */
    public abstract String summary();

    @Override
    public void close() {}

    /** The columns of an entity's changes with {@code newest} behind them. */
    static StructType marked(EntityColumns entity) {
        return SparkTypes.history(entity).add("newest", DataTypes.BooleanType, false);
    }

    static Dataset<Row> dataset(SparkSession session, RDD<InternalRow> rows, StructType schema) {
        return ((org.apache.spark.sql.classic.SparkSession) session).internalCreateDataFrame(rows, schema, false);
    }

    /** Rows of the driver as a dataset. */
    static Dataset<Row> dataset(SparkSession session, List<InternalRow> rows, StructType schema) {
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        int slices = 1 + rows.size() / ROWS_PER_SLICE;
        return dataset(
                session, context.parallelize(new ArrayList<>(rows), slices).rdd(), schema);
    }

    /** Changes or truncates in Spark's internal form as a dataset with the entity's columns. */
    public static Dataset<Row> dataset(SparkSession session, EntityColumns entity, List<InternalRow> rows) {
        return dataset(session, rows, SparkTypes.history(entity));
    }
}
