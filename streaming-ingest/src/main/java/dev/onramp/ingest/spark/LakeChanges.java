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
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The changes of one micro-batch, parsed and kept, for the lake. Close it to release what is kept. */
public final class LakeChanges implements AutoCloseable {
    /** Columns of {@link #rejected}. */
    public static final StructType REJECTED = LakeRows.REJECTED;

    /** Bytes of a batch up to which its rows are brought to the driver: a tenth of the heap, in a small one 48 MB. */
    public static final long IN_MEMORY_BYTES =
            Math.max(48L << 20, Runtime.getRuntime().maxMemory() / 10);

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
    private final LakeRows encoder;
    private final SparkSession session;
    private final TreeMap<Integer, Count> counts = new TreeMap<>();
    private final TreeMap<Integer, List<Change>> inMemory = new TreeMap<>();
    private final TreeMap<Integer, List<InternalRow>> truncates = new TreeMap<>();
    private final boolean isInMemory;

    private record Count(int entity, long rows, String lowest) implements Serializable {
        Count and(Count other) {
            return new Count(entity, rows + other.rows, lowest.compareTo(other.lowest) < 0 ? lowest : other.lowest);
        }
    }

    /** A count in the making. */
    private static final class Counting {
        private long rows;
        private @Nullable UTF8String lowest;

        void add(UTF8String sequence) {
            rows++;
            if (lowest == null || sequence.binaryCompare(lowest) < 0) {
                lowest = sequence.clone();
            }
        }
    }

    /** What a partition tells the driver: its counts, its truncates, and its changes unless they are too many. */
    private record Part(ArrayList<Count> counts, ArrayList<UnsafeRow> truncates, PackedChanges rows, boolean isWhole)
            implements Serializable {}

    private LakeChanges(LakeRows encoder, RDD<InternalRow> kept, SparkSession session, List<Part> parts) {
        this.entities = encoder.entities();
        this.kept = kept;
        this.encoder = encoder;
        this.session = session;
        this.isInMemory = parts.stream().allMatch(Part::isWhole);
        for (Part part : parts) {
            part.counts().forEach(each -> counts.merge(each.entity(), each, Count::and));
            part.truncates()
                    .forEach(row -> truncates
                            .computeIfAbsent(row.getInt(ChangeRows.ENTITY), any -> new ArrayList<>())
                            .add(encoder.columns(row)));
            if (isInMemory) {
                part.rows().forEach(this::place);
            }
        }
    }

    private void place(int entity, boolean newest, byte[] bytes, int offset, int size) {
        inMemory.computeIfAbsent(entity, any -> new ArrayList<>())
                .add(new Change(PackedChanges.row(entities.get(entity).all().size(), bytes, offset, size), newest));
    }

    /**
     * Parses and sorts a batch of the Kafka source: one job, whose outcome is kept.
     *
     * @param inMemoryBytes size up to which the changes are also brought to the driver
     */
    public static LakeChanges of(Dataset<Row> batch, List<EntityColumns> entities, int partitions, long inMemoryBytes) {
        LakeRows encoder = new LakeRows(entities);
        RDD<InternalRow> kept = ChangeRows.sorted(batch, entities, encoder, partitions);
        long bytes = inMemoryBytes / partitions;
        List<Part> parts = kept.toJavaRDD()
                .mapPartitions(each -> List.of(part(each, bytes)).iterator())
                .collect();
        LakeChanges changes = new LakeChanges(encoder, kept, batch.sparkSession(), parts);
        if (!changes.isInMemory) {
            // The shuffle is still there: what is computed again is the sort, not the parsing.
            kept.persist(StorageLevel.MEMORY_AND_DISK());
        }
        return changes;
    }

    private static Part part(Iterator<InternalRow> rows, long mostBytes) {
        TreeMap<Integer, Counting> counts = new TreeMap<>();
        ArrayList<UnsafeRow> truncates = new ArrayList<>();
        PackedChanges whole = new PackedChanges();
        long bytes = 0;
        while (rows.hasNext()) {
            UnsafeRow row = (UnsafeRow) rows.next();
            if (ChangeRows.isTruncate(row)) {
                truncates.add(row);
                continue;
            }
            int entity = row.getInt(ChangeRows.ENTITY);
            counts.computeIfAbsent(entity, any -> new Counting()).add(row.getUTF8String(ChangeRows.SEQUENCE));
            bytes += row.getSizeInBytes();
            if (bytes > mostBytes) {
                whole.clear();
            } else if (entity != ChangeRows.REJECTED) {
                whole.add(entity, row.getBoolean(ChangeRows.NEWEST), LakeRows.bytes(row));
            }
        }
        ArrayList<Count> found = new ArrayList<>();
        counts.forEach((entity, count) -> found.add(new Count(entity, count.rows, String.valueOf(count.lowest))));
        return new Part(found, truncates, whole.trimmed(), bytes <= mostBytes);
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
        LakeRows columns = encoder;
        RDD<InternalRow> own = kept.toJavaRDD()
                .filter(row -> row.getInt(ChangeRows.ENTITY) == entity && !ChangeRows.isTruncate(row))
                .<InternalRow>map(row -> new JoinedRow(
                        columns.columns(row), new GenericInternalRow(new Object[] {row.getBoolean(ChangeRows.NEWEST)})))
                .rdd();
        return dataset(own, SparkTypes.history(entities.get(entity)).add("newest", DataTypes.BooleanType, false));
    }

    private Dataset<Row> dataset(RDD<InternalRow> rows, StructType schema) {
        return ((org.apache.spark.sql.classic.SparkSession) session).internalCreateDataFrame(rows, schema, false);
    }

    /** Changes or truncates in Spark's internal form as a dataset with the entity's columns. */
    public static Dataset<Row> dataset(SparkSession session, EntityColumns entity, List<InternalRow> rows) {
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return ((org.apache.spark.sql.classic.SparkSession) session)
                .internalCreateDataFrame(context.parallelize(rows, 1).rdd(), SparkTypes.history(entity), false);
    }

    /** The records that break the contract, if there are any. */
    public Optional<Dataset<Row>> rejected() {
        if (!counts.containsKey(ChangeRows.REJECTED)) {
            return Optional.empty();
        }
        LakeRows columns = encoder;
        RDD<InternalRow> own = kept.toJavaRDD()
                .filter(row -> row.getInt(ChangeRows.ENTITY) == ChangeRows.REJECTED)
                .<InternalRow>map(columns::columns)
                .rdd();
        return Optional.of(dataset(own, REJECTED));
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
        if (!isInMemory) {
            kept.unpersist(false);
        }
    }
}
