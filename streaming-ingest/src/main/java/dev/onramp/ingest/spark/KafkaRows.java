package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import dev.onramp.ingest.kafka.LineageHeaderFinder;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Records of canonical topics as rows: their coordinates, key, value, and of their headers those that become columns. Used by one thread.
 */
public final class KafkaRows {
    /** The columns, in the order in which {@link #record} expects them. */
    public static final StructType SCHEMA = new StructType()
            .add("topic", DataTypes.StringType)
            .add("partition", DataTypes.IntegerType)
            .add("offset", DataTypes.LongType)
            .add("key", DataTypes.BinaryType)
            .add("value", DataTypes.BinaryType)
            .add("sequence", DataTypes.StringType)
            .add("operation", DataTypes.StringType)
            .add("time", DataTypes.StringType)
            .add("dataid", DataTypes.StringType)
            .add("mappingversion", DataTypes.StringType);

    private static final int HEADERS = 5;

    private final LineageHeaderFinder headers = new LineageHeaderFinder();
    private UTF8String topicBytes = UTF8String.EMPTY_UTF8;
    private String topic = "";

    /** The row of a record. */
    public InternalRow row(ConsumerRecord<byte[], byte[]> record) {
        @Nullable Object[] values = new Object[HEADERS + LineageHeaderFinder.NAMES.size()];
        values[0] = UTF8String.fromString(record.topic());
        values[1] = record.partition();
        values[2] = record.offset();
        values[3] = record.key();
        values[4] = record.value();
        headers.find(record.headers(), (number, value) -> values[HEADERS + number] = UTF8String.fromBytes(value));
        return new GenericInternalRow(values);
    }

    CanonicalRecord record(InternalRow row) {
        UTF8String name = row.getUTF8String(0);
        if (!name.equals(topicBytes)) {
            topicBytes = name.copy();
            topic = name.toString();
        }
        return new CanonicalRecord(
                topic,
                row.getInt(1),
                row.getLong(2),
                row.isNullAt(3) ? null : row.getBinary(3),
                row.isNullAt(4) ? null : row.getBinary(4),
                new LineageHeaders(text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4)));
    }

    private static @Nullable String text(InternalRow row, int header) {
        return row.isNullAt(HEADERS + header)
                ? null
                : new String(row.getUTF8String(HEADERS + header).getBytes(), StandardCharsets.UTF_8);
    }
}
