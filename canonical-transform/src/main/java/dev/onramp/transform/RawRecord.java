package dev.onramp.transform;

import dev.onramp.model.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of a raw topic, exactly as the broker stored it. The bytes are shared, not copied: nobody changes them after construction.
 *
 * @param timestamp the record's timestamp, milliseconds since 1970; negative when it has none
 * @param key empty for a record without a key
 * @param value empty for a record without a value
 */
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        Optional<byte[]> key,
        Optional<byte[]> value,
        List<RecordHeader> headers) {

    /** @throws IllegalArgumentException when partition or offset is negative */
    public RawRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no record has coordinates " + topic + "-" + partition + "-" + offset);
        }
        headers = List.copyOf(headers);
    }

    /** The id that follows this change through all stages. */
    public String dataId() {
        return text(CloudEventHeaders.DATA_ID).orElseGet(this::coordinates);
    }

    /** {@code <topic>-<partition>-<offset>}. */
    public String coordinates() {
        return topic + "-" + partition + "-" + offset;
    }

    /** The text of the last header of that name; empty when there is none or it is not UTF-8, is empty or holds control characters. */
    public Optional<String> text(String headerName) {
        for (int index = headers.size() - 1; index >= 0; index--) {
            RecordHeader header = headers.get(index);
            if (header.name().equals(headerName)) {
                return header.value().flatMap(RawRecord::plainText);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> plainText(byte[] bytes) {
        if (bytes.length == 0 || !Utf8.isValid(bytes)) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (int index = 0; index < text.length(); index++) {
            if (Character.isISOControl(text.charAt(index))) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }
}
