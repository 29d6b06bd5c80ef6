package dev.onramp.ingest.spark;

import dev.onramp.ingest.EntityColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The changes of one micro-batch, parsed and kept, for the lake. Close it to release what is kept. */
public final class LakeChanges implements AutoCloseable {
    /** Columns of {@link #rejected}. */
    public static final StructType REJECTED = LakeRows.REJECTED;

    /** Bytes of a batch up to which its rows are brought to the driver. */
    public static final long IN_MEMORY_BYTES = 48L << 20;

    /**
     * The changes of one entity.
     *
     * @param changes its columns and {@code newest}; each (key, sequence) once
     * @param inMemory the same changes here in the driver, in groups of equal keys, when the batch is small enough
     * @param count how many changes; may be 0 when there are truncates
     * @param lowestSequence the lowest of their sequences; empty when there are none
     * @param truncates the truncates of the entity, each sequence once, with its columns
     */
    public record OfEntity(
            EntityColumns entity,
            Dataset<Row> changes,
            Optional<List<Change>> inMemory,
            long count,
            String lowestSequence,
            List<InternalRow> truncates) {}

    /**
     * A change in Spark's internal form.
     *
     * @param row the entity's columns
     * @param newest whether its sequence is the highest of its key in the batch
     */
    public record Change(InternalRow row, boolean newest) {}

    private final List<EntityColumns> entities;
    private final RDD<InternalRow> kept;
    private final Dataset<Row> rows;
    private final TreeMap<Integer, Count> counts = new TreeMap<>();
    private final TreeMap<Integer, List<Change>> inMemory = new TreeMap<>();
    private final TreeMap<Integer, List<InternalRow>> truncates = new TreeMap<>();
    private final boolean isInMemory;

    private record Count(int entity, long rows, String lowest) implements Serializable {
        Count and(Count other) {
            return new Count(entity, rows + other.rows, lowest.compareTo(other.lowest) < 0 ? lowest : other.lowest);
        }
    }

    /** What a partition tells the driver: its counts, its truncates, and its changes unless they are too many. */
    private record Part(
            ArrayList<Count> counts, ArrayList<UnsafeRow> truncates, ArrayList<UnsafeRow> rows, boolean isWhole)
            implements Serializable {}

    private LakeChanges(List<EntityColumns> entities, RDD<InternalRow> kept, Dataset<Row> rows, List<Part> parts) {
        this.entities = List.copyOf(entities);
        this.kept = kept;
        this.rows = rows;
        this.isInMemory = parts.stream().allMatch(Part::isWhole);
        for (Part part : parts) {
            part.counts().forEach(each -> counts.merge(each.entity(), each, Count::and));
            part.truncates()
                    .forEach(row -> truncates
                            .computeIfAbsent(row.getInt(ChangeRows.ENTITY), any -> new ArrayList<>())
                            .add(columns(row)));
            if (isInMemory) {
                part.rows().forEach(this::place);
            }
        }
    }

    private void place(UnsafeRow row) {
        int entity = row.getInt(ChangeRows.ENTITY);
        if (entity != ChangeRows.REJECTED) {
            inMemory.computeIfAbsent(entity, any -> new ArrayList<>())
                    .add(new Change(columns(row), row.getBoolean(ChangeRows.NEWEST)));
        }
    }

    private InternalRow columns(UnsafeRow row) {
        int entity = row.getInt(ChangeRows.ENTITY);
        return row.getStruct(
                ChangeRows.FIXED_COLUMNS + entity, entities.get(entity).all().size());
    }

    /**
     * Parses and sorts a batch of the Kafka source: one job, whose outcome is kept.
     *
     * @param inMemoryBytes size up to which the changes are also brought to the driver
     */
    public static LakeChanges of(Dataset<Row> batch, List<EntityColumns> entities, int partitions, long inMemoryBytes) {
        LakeRows encoder = new LakeRows(entities);
        RDD<InternalRow> kept = ChangeRows.sorted(batch, entities, encoder, partitions);
        kept.persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long bytes = inMemoryBytes / partitions;
            List<Part> parts = kept.toJavaRDD()
                    .mapPartitions(each -> List.of(part(each, bytes)).iterator())
                    .collect();
            var session = (org.apache.spark.sql.classic.SparkSession) batch.sparkSession();
            Dataset<Row> rows = session.internalCreateDataFrame(kept, ChangeRows.schema(encoder), false);
            return new LakeChanges(entities, kept, rows, parts);
        } catch (RuntimeException e) {
            kept.unpersist(false);
            throw e;
        }
    }

    private static Part part(Iterator<InternalRow> rows, long mostBytes) {
        TreeMap<Integer, Count> counts = new TreeMap<>();
        ArrayList<UnsafeRow> truncates = new ArrayList<>();
        ArrayList<UnsafeRow> whole = new ArrayList<>();
        long bytes = 0;
        while (rows.hasNext()) {
            UnsafeRow row = (UnsafeRow) rows.next();
            if (ChangeRows.isTruncate(row)) {
                truncates.add(row);
                continue;
            }
            int entity = row.getInt(ChangeRows.ENTITY);
            String sequence = row.getUTF8String(ChangeRows.SEQUENCE).toString();
            counts.merge(entity, new Count(entity, 1, sequence), Count::and);
            bytes += row.getSizeInBytes();
            if (bytes <= mostBytes) {
                whole.add(row);
            } else {
                whole.clear();
            }
        }
        return new Part(new ArrayList<>(counts.values()), truncates, whole, bytes <= mostBytes);
    }

    /** Those entities that have changes in this batch. */
    public List<OfEntity> byEntity() {
        TreeSet<Integer> concerned = new TreeSet<>(counts.keySet());
        concerned.addAll(truncates.keySet());
        concerned.remove(ChangeRows.REJECTED);
        return concerned.stream().map(this::ofEntity).toList();
    }

    private OfEntity ofEntity(int entity) {
        Count changes = counts.getOrDefault(entity, new Count(entity, 0, ""));
        return new OfEntity(
                entities.get(entity),
                changesOf(entity),
                isInMemory ? Optional.of(inMemory.getOrDefault(entity, List.of())) : Optional.empty(),
                changes.rows(),
                changes.lowest(),
                truncates.getOrDefault(entity, List.of()));
    }

    private Dataset<Row> changesOf(int entity) {
        return rows.where(functions
                        .col("entity")
                        .equalTo(functions.lit(entity))
                        .and(functions.not(ChangeRows.isTruncate())))
                .select(functions.col(LakeRows.column(entity) + ".*"), functions.col("newest"));
    }

    /** Changes or truncates in Spark's internal form as a dataset with the entity's columns. */
    public static Dataset<Row> dataset(SparkSession session, EntityColumns entity, List<InternalRow> rows) {
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return ((org.apache.spark.sql.classic.SparkSession) session)
                .internalCreateDataFrame(context.parallelize(rows, 1).rdd(), SparkTypes.history(entity), false);
    }

    /** The records that break the contract, if there are any. */
    public Optional<Dataset<Row>> rejected() {
        return counts.containsKey(ChangeRows.REJECTED)
                ? Optional.of(rows.where(functions.col("entity").equalTo(functions.lit(ChangeRows.REJECTED)))
                        .select(functions.col("rejected.*")))
                : Optional.empty();
    }

    /** Changes, truncates and rejected records. */
    public long count() {
        return counts.values().stream().mapToLong(Count::rows).sum()
                + truncates.values().stream().mapToLong(List::size).sum();
    }

    /** Entity by entity, for the log. */
    public String summary() {
        return counts.values().stream()
                .map(each -> (each.entity() == ChangeRows.REJECTED
                                ? "rejected"
                                : entities.get(each.entity()).entity())
                        + " " + each.rows())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        kept.unpersist(false);
    }
}
