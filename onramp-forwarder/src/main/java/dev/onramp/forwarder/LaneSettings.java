package dev.onramp.forwarder;

import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link Lane} needs to know.
 *
 * @param bootstrapServers as the event names them
 * @param maxPayloadBytes no event is larger
 * @param maxRecords no event has more
 * @param maxLinger how long an event that is not full waits for more
 * @param largeRecordPrefix of the objects that hold records too large for an event
 */
record LaneSettings(
        String bootstrapServers, int maxPayloadBytes, int maxRecords, Duration maxLinger, String largeRecordPrefix) {
    /** While there is more in the topic, filling goes on for so many times {@link #maxLinger}: fuller batches are cheaper. */
    private static final int BACKLOG_LINGERS = 10;

    LaneSettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Objects.requireNonNull(largeRecordPrefix, "largeRecordPrefix");
        if (maxPayloadBytes < 1 || maxRecords < 1 || maxLinger.isNegative()) {
            throw new IllegalArgumentException(
                    "payload of " + maxPayloadBytes + " bytes, " + maxRecords + " records, linger of " + maxLinger);
        }
    }

    long maxLingerMillis() {
        return maxLinger.toMillis();
    }

    long maxBacklogLingerMillis() {
        return BACKLOG_LINGERS * maxLinger.toMillis();
    }
}
