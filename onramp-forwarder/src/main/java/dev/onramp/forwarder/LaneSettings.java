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
 */
record LaneSettings(String bootstrapServers, int maxPayloadBytes, int maxRecords, Duration maxLinger) {
    LaneSettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        if (maxPayloadBytes < 1 || maxRecords < 1 || maxLinger.isNegative()) {
            throw new IllegalArgumentException(
                    "payload of " + maxPayloadBytes + " bytes, " + maxRecords + " records, linger of " + maxLinger);
        }
    }

    long maxLingerMillis() {
        return maxLinger.toMillis();
    }
}
