package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import dev.onramp.model.contract.CloudEventHeaders;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads records out of the rows of Spark's Kafka source, without a detour through external rows. */
final class KafkaRows {
    /** The columns needed, in the order in which {@link #record} expects them. */
    static final List<String> COLUMNS = List.of("topic", "partition", "offset", "key", "value", "headers");

    static final StructType SCHEMA = StructType.fromDDL(
            "topic string, partition int, offset bigint, key binary, value binary, headers array<struct<key: string, value: binary>>");

    private static final UTF8String SEQUENCE = UTF8String.fromString(CloudEventHeaders.SEQUENCE);
    private static final UTF8String OPERATION = UTF8String.fromString(CloudEventHeaders.OPERATION);
    private static final UTF8String TIME = UTF8String.fromString(CloudEventHeaders.TIME);
    private static final UTF8String DATA_ID = UTF8String.fromString(CloudEventHeaders.DATA_ID);
    private static final UTF8String MAPPING_VERSION = UTF8String.fromString(CloudEventHeaders.MAPPING_VERSION);

    private KafkaRows() {}

    static CanonicalRecord record(InternalRow row) {
        return new CanonicalRecord(
                row.getUTF8String(0).toString(),
                row.getInt(1),
                row.getLong(2),
                row.isNullAt(3) ? null : row.getBinary(3),
                row.isNullAt(4) ? null : row.getBinary(4),
                headers(row.isNullAt(5) ? null : row.getArray(5)));
    }

    /** Of several headers with one name the last counts, as in Kafka's own {@code lastHeader}. */
    private static LineageHeaders headers(@Nullable ArrayData array) {
        String sequence = null;
        String operation = null;
        String time = null;
        String dataId = null;
        String mappingVersion = null;
        for (int i = 0; array != null && i < array.numElements(); i++) {
            InternalRow header = array.getStruct(i, 2);
            if (header.isNullAt(1)) {
                continue;
            }
            UTF8String name = header.getUTF8String(0);
            if (name.equals(SEQUENCE)) {
                sequence = text(header);
            } else if (name.equals(OPERATION)) {
                operation = text(header);
            } else if (name.equals(TIME)) {
                time = text(header);
            } else if (name.equals(DATA_ID)) {
                dataId = text(header);
            } else if (name.equals(MAPPING_VERSION)) {
                mappingVersion = text(header);
            }
        }
        return new LineageHeaders(sequence, operation, time, dataId, mappingVersion);
    }

    private static String text(InternalRow header) {
        return UTF8String.fromBytes(header.getBinary(1)).toString();
    }
}
