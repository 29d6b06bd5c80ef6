package dev.onramp.reconcile.archive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts what the archive keeps encrypted, by the section "Raw archive" of the contract. Immutable and thread-safe. */
public final class Unsealing {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final String keyId;

    /**
     * @param setting {@code transform.unparsable-key}; without it, or with what is no such key, nothing can be decrypted
     */
    public Unsealing(String setting) {
        this.key = decoded(setting);
        this.keyId = HexFormat.of().formatHex(sha256(key), 0, 8);
    }

    /**
     * @return empty when it was encrypted with another key
     * @throws IllegalArgumentException when it is damaged, or belongs to another record
     */
    public Optional<byte[]> open(String coordinates, String otherKeyId, byte[] sealed) {
        if (key.length == 0 || !keyId.equals(otherKeyId)) {
            return Optional.empty();
        }
        if (sealed.length < NONCE) {
            throw new IllegalArgumentException("its encrypted payload is too short");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE)));
            cipher.updateAAD(coordinates.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("its encrypted payload is damaged, or belongs to another record", e);
        }
    }

    private static byte[] decoded(String setting) {
        try {
            byte[] key = Base64.getDecoder().decode(setting);
            return key.length == 32 ? key : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
