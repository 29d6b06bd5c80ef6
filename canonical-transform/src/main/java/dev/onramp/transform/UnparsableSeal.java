package dev.onramp.transform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values that are not JSON, in which nothing can be told apart from secrets, so that they are kept as they came. AES-256-GCM,
 * with the coordinates as additional data, so that a ciphertext counts for its record alone. The nonce is computed from coordinates and
 * value with a key of its own: the same record always gives the same bytes, and two different inputs have the same nonce as rarely as
 * random nonces do. Equal values of two records have unequal ciphertexts. Immutable and thread-safe.
 */
public final class UnparsableSeal {
    /** What stands for a value: nonce, ciphertext and tag, in this order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(byte[] bytes, String keyId) {}

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecretKeySpec nonceKey;
    private final String keyId;

    /** @throws IllegalArgumentException when it is not 32 bytes */
    UnparsableSeal(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("it has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.nonceKey = new SecretKeySpec(
                hmac(new SecretKeySpec(key, "HmacSHA256"), "onramp nonce".getBytes(StandardCharsets.UTF_8)),
                "HmacSHA256");
        this.keyId = HexFormat.of().formatHex(sha256(key), 0, 8);
    }

    /**
     * @param key the setting {@code transform.unparsable-key}: base64 of 32 bytes; empty for none
     * @throws dev.onramp.config.OnrampException ONR-T006 when it is something else
     */
    public static Optional<UnparsableSeal> of(String key) {
        try {
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new UnparsableSeal(Base64.getDecoder().decode(key)));
        } catch (IllegalArgumentException bad) {
            throw TransformErrors.badUnparsableKey();
        }
    }

    /** First 8 bytes of the key's SHA-256, in hex. */
    public String keyId() {
        return keyId;
    }

    /** What stands for the record's value; empty where it has none, or one that is JSON. */
    Optional<Sealed> seal(RawRecord record) {
        return record.value()
                .filter(value -> StrictJson.syntaxProblem(value).isPresent())
                .map(value -> new Sealed(encrypted(record.coordinates(), value), keyId));
    }

    /**
     * The value that was sealed, for a replay.
     *
     * @param coordinates of the record: {@code topic-partition-offset}
     * @return empty when it was sealed by another key, for another record, or is damaged
     */
    public Optional<byte[]> open(String coordinates, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, coordinates, Arrays.copyOf(sealed, NONCE_BYTES));
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException foreign) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private byte[] encrypted(String coordinates, byte[] value) {
        byte[] where = coordinates.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(Integer.BYTES + where.length + value.length)
                .putInt(where.length)
                .put(where)
                .put(value)
                .array();
        byte[] nonce = Arrays.copyOf(hmac(nonceKey, input), NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, coordinates, nonce).doFinal(value);
            return ByteBuffer.allocate(NONCE_BYTES + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    private Cipher cipher(int mode, String coordinates, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(coordinates.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
