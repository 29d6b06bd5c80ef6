package dev.onramp.model.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The secret with which a producer shows the front door who it is. Generated ones hold 256 random bits, so one round of SHA-256 is enough to
 * store them: there is nothing to guess that a slow hash would protect.
 *
 * @param text what stands behind {@code Bearer}
 */
public record ProducerKey(String text) {
    /** What a stored hash begins with. */
    public static final String ALGORITHM = "sha256:";

    private static final String PREFIX = "onr_";
    private static final int BYTES = 32;

    public ProducerKey {
        Objects.requireNonNull(text, "text");
    }

    /** A new key; the same source of randomness in the same state gives the same one. */
    public static ProducerKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ProducerKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** As settings hold it: {@code sha256:<64 hex digits>} of the UTF-8 text. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ALGORITHM + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Never the key itself: it could end in a log. */
    @Override
    public String toString() {
        return "ProducerKey[" + hash().substring(0, ALGORITHM.length() + 8) + "...]";
    }
}
