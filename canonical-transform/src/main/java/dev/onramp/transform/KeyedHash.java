package dev.onramp.transform;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) of many short texts under one key. The two blocks that depend on the key alone are hashed once, not with every text as the JDK's own does;
 * that halves the work for a text of a few bytes. Immutable and thread-safe.
 */
final class KeyedHash {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** @throws IllegalArgumentException when the key is empty */
    KeyedHash(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("an empty key");
        }
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? Sha256.of(key, 0, key.length) : key, BLOCK_BYTES);
        inner = begun(block, INNER);
        outer = begun(block, OUTER);
    }

    byte[] of(byte[] text, int from, int to) {
        MessageDigest hash = Sha256.copy(inner);
        hash.update(text, from, to - from);
        byte[] first = hash.digest();
        MessageDigest result = Sha256.copy(outer);
        result.update(first);
        return result.digest();
    }

    private static MessageDigest begun(byte[] key, byte pad) {
        byte[] block = key.clone();
        for (int index = 0; index < block.length; index++) {
            block[index] ^= pad;
        }
        MessageDigest digest = Sha256.begin();
        digest.update(block);
        return digest;
    }
}
