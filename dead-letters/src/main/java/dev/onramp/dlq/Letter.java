package dev.onramp.dlq;

import dev.onramp.transform.DeadLetter;
import dev.onramp.transform.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A dead letter: a change as its topic keeps it, without secrets, and what is wrong with it. The bytes are shared, not copied.
 *
 * @param origin where the change stands on the raw topic
 * @param timestamp of the change, milliseconds since 1970
 * @param keepsTimestamp whether the timestamp is the change's own; a topic can be set to stamp records itself
 * @param headers in the order of the record, those of the error included
 */
public record Letter(
        Coordinate origin,
        long timestamp,
        boolean keepsTimestamp,
        Optional<byte[]> key,
        Optional<byte[]> value,
        List<RecordHeader> headers) {
    private static final String CONNECT = "__connect.errors.";
    private static final String UNKNOWN = "unknown";

    public Letter {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /** Such as {@code ONR-T109}; {@code unknown} where there is none. */
    public String errorId() {
        return text(DeadLetter.ERROR_ID).orElse(UNKNOWN);
    }

    /** What is wrong with the change; it may hold values of columns that are not secret. */
    public String message() {
        return text(CONNECT + "exception.message").orElse("");
    }

    /** Where it failed, as Kafka Connect names stages. */
    public String stage() {
        return text(CONNECT + "stage").orElse(UNKNOWN);
    }

    /** Of the last header of that name. */
    public Optional<String> text(String name) {
        Optional<String> found = Optional.empty();
        for (RecordHeader header : headers) {
            if (header.name().equals(name)) {
                found = header.value().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    /** The headers that came with the change. */
    public List<RecordHeader> ownHeaders() {
        return headers.stream().filter(each -> !DeadLetter.isOwn(each.name())).toList();
    }
}
