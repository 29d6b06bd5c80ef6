package dev.onramp.door;

import dev.onramp.model.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The {@code dataid} of each change: from the event's id where there is one, else random. Thread-safe. */
final class DataIds {
    private static final String PREFIX = "http-";
    private static final int BYTES = 16;

    private final SecureRandom random;

    DataIds(SecureRandom random) {
        this.random = random;
    }

    String of(String producer, Identifier table, Optional<EventId> eventId) {
        if (eventId.isEmpty()) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return PREFIX + HexFormat.of().formatHex(bytes);
        }
        List<String> parts = new ArrayList<>(List.of(producer, table.value()));
        parts.addAll(eventId.get().parts());
        MessageDigest digest = sha256();
        for (String part : parts) {
            // With its length, so that no two lists of parts read the same.
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return PREFIX + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Tells contents apart. */
    static String fingerprint(byte[] value) {
        return HexFormat.of().formatHex(sha256().digest(value), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
