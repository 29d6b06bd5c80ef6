package dev.onramp.ingest.spark;

import dev.onramp.ingest.EntityColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The changes of one micro-batch, parsed and kept, for the lake. Close it to release what is kept. */
public final class LakeChanges implements AutoCloseable {
    /** Columns of {@link #rejected}. */
    public static final StructType REJECTED = LakeRows.REJECTED;

    /**
     * The changes of one entity.
     *
     * @param changes its columns and {@code newest}; each (key, sequence) once
     * @param count how many; never 0
     * @param lowestSequence the lowest of their sequences
     */
    public record OfEntity(EntityColumns entity, Dataset<Row> changes, long count, String lowestSequence) {}

    private final List<EntityColumns> entities;
    private final RDD<InternalRow> kept;
    private final Dataset<Row> rows;
    private final TreeMap<Integer, Count> counts = new TreeMap<>();

    private record Count(int entity, long rows, String lowest) implements Serializable {
        Count and(Count other) {
            return new Count(
                    entity, rows + other.rows, lowest.compareTo(other.lowest) < 0 ? lowest : other.lowest);
        }
    }

    private LakeChanges(List<EntityColumns> entities, RDD<InternalRow> kept, Dataset<Row> rows) {
        this.entities = entities;
        this.kept = kept;
        this.rows = rows;
    }

    /** Parses and sorts a batch of the Kafka source: one job, whose outcome is kept. */
    public static LakeChanges of(Dataset<Row> batch, List<EntityColumns> entities, int partitions) {
        LakeRows encoder = new LakeRows(entities);
        RDD<InternalRow> kept = ChangeRows.sorted(batch, entities, encoder, partitions);
        kept.persist(StorageLevel.MEMORY_AND_DISK());
        var session = (org.apache.spark.sql.classic.SparkSession) batch.sparkSession();
        LakeChanges changes = new LakeChanges(
                List.copyOf(entities),
                kept,
                session.internalCreateDataFrame(kept, ChangeRows.schema(encoder), false));
        try {
            for (Count each : kept.toJavaRDD().mapPartitions(LakeChanges::count).collect()) {
                changes.counts.merge(each.entity(), each, Count::and);
            }
            return changes;
        } catch (RuntimeException e) {
            changes.close();
            throw e;
        }
    }

    private static Iterator<Count> count(Iterator<InternalRow> rows) {
        TreeMap<Integer, Count> counts = new TreeMap<>();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            int entity = row.getInt(ChangeRows.ENTITY);
            counts.merge(
                    entity,
                    new Count(entity, 1, row.getUTF8String(ChangeRows.SEQUENCE).toString()),
                    Count::and);
        }
        return new ArrayList<>(counts.values()).iterator();
    }

    /** Those entities that have changes in this batch. */
    public List<OfEntity> byEntity() {
        return counts.values().stream()
                .filter(each -> each.entity() != ChangeRows.REJECTED)
                .map(each -> new OfEntity(
                        entities.get(each.entity()), changesOf(each.entity()), each.rows(), each.lowest()))
                .toList();
    }

    private Dataset<Row> changesOf(int entity) {
        return rows.where(functions.col("entity").equalTo(functions.lit(entity)))
                .select(functions.col(LakeRows.column(entity) + ".*"), functions.col("newest"));
    }

    /** The records that break the contract, if there are any. */
    public Optional<Dataset<Row>> rejected() {
        return counts.containsKey(ChangeRows.REJECTED)
                ? Optional.of(rows.where(functions.col("entity").equalTo(functions.lit(ChangeRows.REJECTED)))
                        .select(functions.col("rejected.*")))
                : Optional.empty();
    }

    /** Changes and rejected records. */
    public long count() {
        return counts.values().stream().mapToLong(Count::rows).sum();
    }

    /** Entity by entity, for the log. */
    public String summary() {
        return counts.values().stream()
                .map(each -> (each.entity() == ChangeRows.REJECTED ? "rejected" : entities.get(each.entity()).entity())
                        + " " + each.rows())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        kept.unpersist(false);
    }
}
