package dev.onramp.transform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 without a search through the security providers for every text. Thread-safe. */
final class Sha256 {
    private static final MessageDigest FRESH = fresh();

    private Sha256() {}

    static byte[] of(byte[] text, int from, int to) {
        MessageDigest digest = begin();
        digest.update(text, from, to - from);
        return digest.digest();
    }

    static MessageDigest begin() {
        return copy(FRESH);
    }

    /** Another one that has taken what this one has; this one must not change while it is copied. */
    static MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", impossible);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
