package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import dev.onramp.model.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
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
    /** Names of the headers in the order of their columns. */
    private static final List<String> NAMES = List.of(
            CloudEventHeaders.SEQUENCE,
            CloudEventHeaders.OPERATION,
            CloudEventHeaders.TIME,
            CloudEventHeaders.DATA_ID,
            CloudEventHeaders.MAPPING_VERSION);

    /** Places among the headers of a record whose names are remembered. */
    private static final int PLACES = 32;

    /** The name that stood last at a place, and its column: a producer keeps to one order. */
    private final @Nullable String[] namesSeen = new String[PLACES];

    private final int[] columnsSeen = new int[PLACES];
    private UTF8String topicBytes = UTF8String.EMPTY_UTF8;
    private String topic = "";

    /** The row of a record. Of several headers with one name the last counts, as in Kafka's own {@code lastHeader}. */
    public InternalRow row(ConsumerRecord<byte[], byte[]> record) {
        @Nullable Object[] values = new Object[HEADERS + NAMES.size()];
        values[0] = UTF8String.fromString(record.topic());
        values[1] = record.partition();
        values[2] = record.offset();
        values[3] = record.key();
        values[4] = record.value();
        int place = 0;
        for (Header header : record.headers()) {
            int column = column(place, header.key());
            if (column >= 0) {
                values[HEADERS + column] = UTF8String.fromBytes(header.value());
            }
            place++;
        }
        return new GenericInternalRow(values);
    }

    private int column(int place, String name) {
        if (place >= PLACES) {
            return NAMES.indexOf(name);
        }
        if (!name.equals(namesSeen[place])) {
            namesSeen[place] = name;
            columnsSeen[place] = NAMES.indexOf(name);
        }
        return columnsSeen[place];
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
