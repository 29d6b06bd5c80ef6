package dev.onramp.capture.kafka;

import dev.onramp.model.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record for a raw topic.
 *
 * @param key empty for a truncate
 * @param value empty for a tombstone
 * @param dataid the same whenever the same change is sent again; empty for a tombstone, which is none
 * @param position in the source, for messages
 */
public record RawChange(
        String topic, Optional<byte[]> key, Optional<byte[]> value, Optional<String> dataid, String position) {
    public RawChange {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(position, "position");
    }

    long bytes() {
        return (long) key.map(each -> each.length).orElse(0)
                + value.map(each -> each.length).orElse(0);
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> result = new ProducerRecord<>(topic, key.orElse(null), value.orElse(null));
        dataid.ifPresent(
                each -> result.headers().add(CloudEventHeaders.DATA_ID, each.getBytes(StandardCharsets.UTF_8)));
        return result;
    }
}
