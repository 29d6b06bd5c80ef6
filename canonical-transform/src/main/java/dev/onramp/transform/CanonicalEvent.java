package dev.onramp.transform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of one entity: a record of its canonical topic. The same raw change and mapping always give the same bytes.
 *
 * @param value empty when the entity was deleted
 * @param timestamp commit time in the source, milliseconds since 1970
 */
public record CanonicalEvent(
        String topic, Optional<byte[]> key, Optional<byte[]> value, List<RecordHeader> headers, long timestamp)
        implements Outgoing {
    public CanonicalEvent {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }
}
