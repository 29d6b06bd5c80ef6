package dev.onramp.transform;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A header of a record, as Kafka has them. The bytes are shared, not copied: nobody changes them after construction.
 *
 * @param value empty for a header without a value
 */
public record RecordHeader(String name, Optional<byte[]> value) {
    public RecordHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** A header whose value is text in UTF-8. */
    public static RecordHeader ofText(String name, String text) {
        return new RecordHeader(name, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
