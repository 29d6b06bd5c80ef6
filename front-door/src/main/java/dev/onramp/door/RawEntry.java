package dev.onramp.door;

import dev.onramp.model.Identifier;
import java.util.Objects;
import java.util.Optional;

/**
 * A change as the raw topic gets it.
 *
 * @param key the values of the source's key as text, joined with {@code ,}
 * @param value one JSON object of the format {@code row}
 * @param traceParent the sender's W3C trace context, unchecked
 */
public record RawEntry(Identifier table, String key, byte[] value, String dataid, Optional<String> traceParent) {
    public RawEntry {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(dataid, "dataid");
        Objects.requireNonNull(traceParent, "traceParent");
    }
}
