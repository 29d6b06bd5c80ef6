package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecordParser;
import dev.onramp.ingest.KeyText;
import dev.onramp.ingest.ParsedRecord;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Turns a batch of the Kafka source into its changes: parsed once for all topics, brought together by key, each change of a key once,
 * the newest of each key marked, and likewise the truncates of an entity. Order within the batch, and how it was cut, have no influence on the outcome.
 */
final class ChangeRows {
    static final int ENTITY = 0;
    static final int KEY = 1;
    static final int SEQUENCE = 2;
    static final int ARRIVAL = 3;
    static final int NEWEST = 4;
    /** What is sorted by first: equal for equal keys of an entity, and nearly always different for others, so that the sort seldom looks further. */
    private static final int PLACE = 5;
    /** The bytes of {@link EntityRows#columns}, so that a batch is no wider for many entities. */
    static final int CHANGE = 6;

    private static final int HASH_BITS = 52;
    /** Value of the first column for a record that was rejected. */
    static final int REJECTED = -1;
    /** The key of truncates: no change has it. */
    private static final UTF8String NO_KEY = UTF8String.fromString("{}");

    private static final StructType SCHEMA = StructType.fromDDL(
            "entity int not null, key string not null, sequence string not null, arrival bigint not null, newest boolean not null,"
                    + " place bigint not null, change binary not null");

    private ChangeRows() {}

    /** Whether the row is a truncate; the newest is marked as that of a key is. */
    static boolean isTruncate(InternalRow row) {
        return row.getUTF8String(KEY).equals(NO_KEY);
    }

    /**
     * The changes, sorted by entity, place and key, and sequence (the newest first) within each partition; all changes of a key are in one partition.
     * The rows are copies and may be kept.
     */
    static RDD<InternalRow> sorted(Dataset<Row> batch, EntityRows encoder, int partitions) {
        var session = (org.apache.spark.sql.classic.SparkSession) batch.sparkSession();
        RDD<InternalRow> parsed = internal(batch)
                .toJavaRDD()
                .mapPartitions(rows -> parse(rows, encoder))
                .rdd();
        Dataset<Row> keyed = session.internalCreateDataFrame(parsed, SCHEMA, false)
                .repartition(partitions, functions.col("place"))
                .sortWithinPartitions(
                        functions.col("place"),
                        functions.col("key"),
                        functions.col("sequence").desc(),
                        functions.col("arrival"));
        return internal(keyed).toJavaRDD().mapPartitions(Distinct::new).rdd();
    }

    /** The rows of a dataset in Spark's internal form. */
    static RDD<InternalRow> internal(Dataset<Row> rows) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                .queryExecution()
                .toRdd();
    }

    private static Iterator<InternalRow> parse(Iterator<InternalRow> rows, EntityRows entities) {
        CanonicalRecordParser parser = new CanonicalRecordParser(entities.entities());
        EntityRows.Encoder encoder = entities.encoder();
        List<KeyText> keys = entities.entities().stream().map(KeyText::new).toList();
        KafkaRows records = new KafkaRows();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public InternalRow next() {
                CanonicalRecord record = records.record(rows.next());
                ParsedRecord parsed = parser.parse(record);
                Object[] values = new Object[SCHEMA.length()];
                if (parsed instanceof ParsedRecord.Change change) {
                    values[ENTITY] = change.entity();
                    values[KEY] =
                            UTF8String.fromString(keys.get(change.entity()).of(at -> change.values()[at]));
                    values[SEQUENCE] = UTF8String.fromString(change.sequence().value());
                } else if (parsed instanceof ParsedRecord.Truncate truncate) {
                    values[ENTITY] = truncate.entity();
                    values[KEY] = NO_KEY;
                    values[SEQUENCE] = UTF8String.fromString(truncate.sequence().value());
                } else {
                    values[ENTITY] = REJECTED;
                    values[KEY] =
                            UTF8String.fromString(record.topic() + "-" + record.partition() + "-" + record.offset());
                    values[SEQUENCE] = UTF8String.EMPTY_UTF8;
                }
                values[PLACE] = place((Integer) values[ENTITY], (UTF8String) values[KEY]);
                values[ARRIVAL] = record.offset() * 10_000 + record.partition();
                values[NEWEST] = false;
                values[CHANGE] = encoder.encode(record, parsed).getBytes();
                return new GenericInternalRow(values);
            }
        };
    }

    private static long place(int entity, UTF8String key) {
        return ((entity + 1L) << HASH_BITS) | (XXH64.hashUTF8String(key, 42) >>> (Long.SIZE - HASH_BITS));
    }

    /** Leaves out a change that stands right before with equal key and sequence, and marks the first of each key. */
    private static final class Distinct implements Iterator<InternalRow> {
        private final Iterator<InternalRow> rows;
        private @Nullable UnsafeRow next;
        private @Nullable UnsafeRow previous;

        Distinct(Iterator<InternalRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                InternalRow row = rows.next();
                boolean sameKey = previous != null
                        && row.getInt(ENTITY) == previous.getInt(ENTITY)
                        && row.getUTF8String(KEY).equals(previous.getUTF8String(KEY));
                if (sameKey
                        && previous != null
                        && row.getUTF8String(SEQUENCE).equals(previous.getUTF8String(SEQUENCE))) {
                    continue;
                }
                next = ((UnsafeRow) row).copy();
                next.setBoolean(NEWEST, !sameKey);
                previous = next;
            }
            return next != null;
        }

        @Override
        public InternalRow next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("the partition has no more changes");
            }
            InternalRow row = next;
            next = null;
            return row;
        }
    }
}
