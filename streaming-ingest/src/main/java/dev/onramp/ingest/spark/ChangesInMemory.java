package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecordParser;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.model.contract.LineageColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;

/** A batch that fits into memory: tasks parse and pack, the driver leaves out what is there twice. No shuffle, no sort, no query to plan. */
final class ChangesInMemory extends BatchChanges {
    private final SparkSession session;
    private final List<EntityColumns> entities;
    /** By entity, how many columns it has. */
    private final int[] widths;

    private final Map<Integer, DistinctChanges> changes = new TreeMap<>();
    private final Map<Integer, Map<UTF8String, InternalRow>> truncates = new TreeMap<>();
    private final List<InternalRow> rejected = new ArrayList<>();

    /** What a task makes of its records; empty when they are too many. */
    private record Part(PackedChanges changes, PackedChanges truncates, boolean isWhole) implements Serializable {}

    /** Rows of one entity with the hashes of their keys. */
    private static final class Gathered {
        private final List<UnsafeRow> rows = new ArrayList<>();
        private long[] hashes = new long[64];

        void add(UnsafeRow row, long first, long second) {
            if (2 * rows.size() == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            }
            hashes[2 * rows.size()] = first;
            hashes[2 * rows.size() + 1] = second;
            rows.add(row);
        }
    }

    private ChangesInMemory(SparkSession session, List<EntityColumns> entities, List<Part> parts) {
        this.session = session;
        this.entities = entities;
        this.widths = entities.stream().mapToInt(each -> each.all().size()).toArray();
        Map<Integer, Gathered> gathered = new TreeMap<>();
        for (Part part : parts) {
            part.changes().forEach((entity, first, second, bytes, offset, size) -> {
                UnsafeRow row = PackedChanges.row(columns(entity), bytes, offset, size);
                if (entity == ChangeRows.REJECTED) {
                    rejected.add(row);
                } else {
                    gathered.computeIfAbsent(entity, any -> new Gathered()).add(row, first, second);
                }
            });
            part.truncates().forEach((entity, first, second, bytes, offset, size) -> {
                UnsafeRow row = PackedChanges.row(columns(entity), bytes, offset, size);
                truncates
                        .computeIfAbsent(entity, any -> new TreeMap<>())
                        .putIfAbsent(row.getUTF8String(sequence(entity)), row);
            });
        }
        gathered.forEach(
                (entity, rows) -> changes.put(entity, new DistinctChanges(rows.rows, rows.hashes, sequence(entity))));
    }

    private int columns(int entity) {
        return entity == ChangeRows.REJECTED ? REJECTED.length() : widths[entity];
    }

    private int sequence(int entity) {
        return entities.get(entity).fields().size() + LineageColumns.ALL.indexOf(LineageColumns.SEQUENCE);
    }

    /** @return empty when the batch is too large */
    static Optional<BatchChanges> of(
            Dataset<Row> batch, List<EntityColumns> entities, KeyHash.Secret secret, long mostBytes) {
        RDD<InternalRow> records = ChangeRows.internal(batch);
        // Partitions differ, so a part may be larger than its share; all together never exceed three times what is
        // allowed, and are given up then.
        long share = Math.min(
                Math.min(mostBytes, PackedChanges.MOST_BYTES), 3 * mostBytes / Math.max(1, records.getNumPartitions()));
        List<Part> parts = records.toJavaRDD()
                .mapPartitions(
                        rows -> List.of(part(rows, entities, secret, share)).iterator())
                .collect();
        long bytes = parts.stream().mapToLong(each -> each.changes().size()).sum();
        return bytes <= mostBytes && parts.stream().allMatch(Part::isWhole)
                ? Optional.of(new ChangesInMemory(batch.sparkSession(), entities, parts))
                : Optional.empty();
    }

    private static Part part(
            Iterator<InternalRow> rows, List<EntityColumns> entities, KeyHash.Secret secret, long mostBytes) {
        CanonicalRecordParser parser = new CanonicalRecordParser(entities);
        EntityRows.Encoder encoder = new EntityRows(entities).encoder();
        RowKeys[] keys = entities.stream()
                .map(each -> new RowKeys(SparkTypes.nullable(each), each.key(), secret))
                .toArray(RowKeys[]::new);
        KafkaRows records = new KafkaRows();
        PackedChanges changes = new PackedChanges();
        PackedChanges truncates = new PackedChanges();
        while (rows.hasNext()) {
            var record = records.record(rows.next());
            ParsedRecord parsed = parser.parse(record);
            UnsafeRow row = encoder.encode(record, parsed);
            if (parsed instanceof ParsedRecord.Change change) {
                RowKeys key = keys[change.entity()];
                key.look(row);
                changes.add(change.entity(), key.first(), key.second(), row);
            } else if (parsed instanceof ParsedRecord.Truncate truncate) {
                truncates.add(truncate.entity(), 0, 0, row);
            } else {
                changes.add(ChangeRows.REJECTED, 0, 0, row);
            }
            if (changes.size() + truncates.size() > mostBytes) {
                changes.clear();
                truncates.clear();
                return new Part(changes, truncates, false);
            }
        }
        return new Part(changes.trimmed(), truncates.trimmed(), true);
    }

    @Override
    public List<OfEntity> byEntity() {
        TreeSet<Integer> concerned = new TreeSet<>(changes.keySet());
        concerned.addAll(truncates.keySet());
        return concerned.stream().map(this::ofEntity).toList();
    }

    private OfEntity ofEntity(int entity) {
        DistinctChanges own =
                changes.computeIfAbsent(entity, any -> new DistinctChanges(List.of(), new long[0], sequence(entity)));
        return new OfEntity(
                entities.get(entity),
                () -> dataset(entities.get(entity), own),
                Optional.of(own),
                own.size(),
                own.lowestSequence(),
                List.copyOf(truncates.getOrDefault(entity, Map.of()).values()));
    }

    private Dataset<Row> dataset(EntityColumns entity, DistinctChanges own) {
        List<InternalRow> rows = new ArrayList<>(own.size());
        for (int i = 0; i < own.size(); i++) {
            rows.add(new JoinedRow(own.row(i), new GenericInternalRow(new Object[] {own.isNewest(i)})));
        }
        return dataset(session, rows, marked(entity));
    }

    @Override
    public Optional<Dataset<Row>> rejected() {
        return rejected.isEmpty() ? Optional.empty() : Optional.of(dataset(session, rejected, REJECTED));
    }

    @Override
    public long count() {
        return rejected.size()
                + changes.values().stream().mapToLong(DistinctChanges::size).sum()
                + truncates.values().stream().mapToLong(Map::size).sum();
    }

    @Override
    public String summary() {
        return Stream.concat(
                        rejected.isEmpty() ? Stream.empty() : Stream.of("rejected " + rejected.size()),
                        changes.entrySet().stream()
                                .map(each -> entities.get(each.getKey()).entity() + " "
                                        + each.getValue().size()))
                .collect(Collectors.joining(", "));
    }
}
