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
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A batch of any size: sorted by a shuffle and kept by the executors. */
final class SortedChanges extends BatchChanges {
    private final List<EntityColumns> entities;
    private final RDD<InternalRow> kept;
    private final EntityRows encoder;
    private final SparkSession session;
    private final TreeMap<Integer, Count> counts = new TreeMap<>();
    private final TreeMap<Integer, List<InternalRow>> truncates = new TreeMap<>();

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

    /** What a partition tells the driver: its counts and its truncates. */
    private record Part(ArrayList<Count> counts, ArrayList<UnsafeRow> truncates) implements Serializable {}

    private SortedChanges(EntityRows encoder, RDD<InternalRow> kept, SparkSession session, List<Part> parts) {
        this.entities = encoder.entities();
        this.kept = kept;
        this.encoder = encoder;
        this.session = session;
        for (Part part : parts) {
            part.counts().forEach(each -> counts.merge(each.entity(), each, Count::and));
            part.truncates()
                    .forEach(row -> truncates
                            .computeIfAbsent(row.getInt(ChangeRows.ENTITY), any -> new ArrayList<>())
                            .add(encoder.columns(row)));
        }
    }

    static SortedChanges of(Dataset<Row> batch, List<EntityColumns> entities, int partitions) {
        EntityRows encoder = new EntityRows(entities);
        RDD<InternalRow> kept = ChangeRows.sorted(batch, encoder, partitions);
        kept.persist(StorageLevel.MEMORY_AND_DISK());
        List<Part> parts = kept.toJavaRDD()
                .mapPartitions(each -> List.of(part(each)).iterator())
                .collect();
        return new SortedChanges(encoder, kept, batch.sparkSession(), parts);
    }

    private static Part part(Iterator<InternalRow> rows) {
        TreeMap<Integer, Counting> counts = new TreeMap<>();
        ArrayList<UnsafeRow> truncates = new ArrayList<>();
        while (rows.hasNext()) {
            UnsafeRow row = (UnsafeRow) rows.next();
            if (ChangeRows.isTruncate(row)) {
                truncates.add(row);
            } else {
                counts.computeIfAbsent(row.getInt(ChangeRows.ENTITY), any -> new Counting())
                        .add(row.getUTF8String(ChangeRows.SEQUENCE));
            }
        }
        ArrayList<Count> found = new ArrayList<>();
        counts.forEach((entity, count) -> found.add(new Count(entity, count.rows, String.valueOf(count.lowest))));
        return new Part(found, truncates);
    }

    @Override
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
                () -> changesOf(entity),
                Optional.empty(),
                changes.rows(),
                changes.lowest(),
                truncates.getOrDefault(entity, List.of()));
    }

    private Dataset<Row> changesOf(int entity) {
        EntityRows columns = encoder;
        RDD<InternalRow> own = kept.toJavaRDD()
                .filter(row -> row.getInt(ChangeRows.ENTITY) == entity && !ChangeRows.isTruncate(row))
                .<InternalRow>map(row -> new JoinedRow(
                        columns.columns(row), new GenericInternalRow(new Object[] {row.getBoolean(ChangeRows.NEWEST)})))
                .rdd();
        return dataset(session, own, marked(entities.get(entity)));
    }

    @Override
    public Optional<Dataset<Row>> rejected() {
        if (!counts.containsKey(ChangeRows.REJECTED)) {
            return Optional.empty();
        }
        EntityRows columns = encoder;
        RDD<InternalRow> own = kept.toJavaRDD()
                .filter(row -> row.getInt(ChangeRows.ENTITY) == ChangeRows.REJECTED)
                .<InternalRow>map(columns::columns)
                .rdd();
        return Optional.of(dataset(session, own, REJECTED));
    }

    @Override
    public long count() {
        return counts.values().stream().mapToLong(Count::rows).sum()
                + truncates.values().stream().mapToLong(List::size).sum();
    }

    @Override
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
