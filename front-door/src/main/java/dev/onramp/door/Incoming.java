package dev.onramp.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of a body, read but not checked.
 *
 * @param line of a newline-delimited body, from 1; else 0
 * @param base JSON pointer of the row in the body
 * @param value the row as the raw topic gets it
 * @param eventId what makes the change the same when it is sent again, if the sender says it
 */
record Incoming(int line, String base, JsonNode row, byte[] value, Optional<EventId> eventId) {
    Incoming {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(eventId, "eventId");
    }
}
