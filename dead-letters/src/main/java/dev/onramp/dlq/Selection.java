package dev.onramp.dlq;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which dead letters a person means.
 *
 * @param topic the raw topic; empty for all
 * @param errorId such as {@code ONR-T109}; empty for all
 * @param since time of the change from which on; empty for all
 */
public record Selection(Optional<String> topic, Optional<String> errorId, Optional<Instant> since) {
    public static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), Optional.empty());

    public Selection {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(errorId, "errorId");
        Objects.requireNonNull(since, "since");
    }

    boolean takes(Letter letter) {
        return topic.map(letter.origin().topic()::equals).orElse(true)
                && errorId.map(each -> each.equalsIgnoreCase(letter.errorId())).orElse(true)
                && since.map(each -> letter.timestamp() >= each.toEpochMilli()).orElse(true);
    }
}
