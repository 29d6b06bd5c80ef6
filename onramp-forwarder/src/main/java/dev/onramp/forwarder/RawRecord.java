package dev.onramp.forwarder;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a raw topic, as it lies there. The bytes are not copied: whoever makes one hands them over.
 *
 * @param timestampMillis milliseconds since 1970; -1 where there is none
 * @param key null where the producer wrote none
 * @param value null where the producer wrote none
 */
@SuppressWarnings("ArrayRecordComponent") // the hot path: no copies, and never compared
public record RawRecord(
        RawPartition partition,
        long offset,
        long timestampMillis,
        TimestampType timestampType,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RawHeader> headers) {

    /** Who set the timestamp; the names are those of Kafka and of the event that AWS Lambda gets. */
    public enum TimestampType {
        NO_TIMESTAMP_TYPE,
        CREATE_TIME,
        LOG_APPEND_TIME
    }

    public RawRecord {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(timestampType, "timestampType");
        Objects.requireNonNull(headers, "headers");
        if (offset < 0) {
            throw new IllegalArgumentException("negative offset " + offset + " in " + partition);
        }
    }
}
