package dev.onramp.door;

import dev.onramp.model.contract.ProducerKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Tells who sends a request. Immutable and thread-safe. */
final class Producers {
    private static final String SCHEME = "Bearer ";

    private final List<Producer> all;

    Producers(List<Producer> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The producer whose key the header {@code Authorization} holds. The time that this takes tells nothing about the stored hashes: each is
     * compared, to its end.
     */
    Optional<Producer> authenticate(Optional<String> authorization) {
        if (authorization.isEmpty() || !authorization.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        ProducerKey key =
                new ProducerKey(authorization.get().substring(SCHEME.length()).strip());
        byte[] presented = key.hash().getBytes(StandardCharsets.US_ASCII);
        Optional<Producer> found = Optional.empty();
        for (Producer each : all) {
            if (MessageDigest.isEqual(each.keyHash().getBytes(StandardCharsets.US_ASCII), presented)) {
                found = Optional.of(each);
            }
        }
        return found;
    }
}
