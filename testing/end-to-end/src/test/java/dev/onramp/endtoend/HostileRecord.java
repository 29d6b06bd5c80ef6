package dev.onramp.endtoend;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One input that nobody should send. The bytes are shared.
 *
 * @param what is wrong with it, for messages
 */
record HostileRecord(String what, String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
    record Header(String name, byte @Nullable [] value) {}

    HostileRecord {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(topic, "topic");
        headers = List.copyOf(headers);
    }
}
