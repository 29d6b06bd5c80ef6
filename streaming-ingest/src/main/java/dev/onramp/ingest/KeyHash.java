package dev.onramp.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-2-4 with 128 bits, by a key of its own. Keys of rows come from outside: under a secret key nobody can make two of them meet, and by chance
 * they do not. One object takes one hash after the other; used by one thread.
 */
public final class KeyHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The secret under which hashes are taken; those of two secrets have nothing to do with each other. */
    public record Secret(long first, long second) implements java.io.Serializable {
        private static final SecureRandom RANDOM = new SecureRandom();

        /** One that nobody can foresee. */
        public static Secret random() {
            return new Secret(RANDOM.nextLong(), RANDOM.nextLong());
        }
    }

    private final Secret secret;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long first;
    private long second;

    public KeyHash(Secret secret) {
        this.secret = secret;
    }

    /** Takes the hash of bytes that stand in an array; {@link #first} and {@link #second} tell it until the next call. */
    public void take(byte[] bytes, int from, int length) {
        v0 = secret.first() ^ 0x736f6d6570736575L;
        v1 = secret.second() ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = secret.first() ^ 0x6c7967656e657261L;
        v3 = secret.second() ^ 0x7465646279746573L;
        int whole = length & ~7;
        for (int i = 0; i < whole; i += 8) {
            word((long) LONG.get(bytes, from + i));
        }
        long last = (long) length << 56;
        for (int i = whole; i < length; i++) {
            last |= (bytes[from + i] & 0xffL) << ((i - whole) * 8);
        }
        word(last);
        v2 ^= 0xee;
        rounds(4);
        first = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(4);
        second = v0 ^ v1 ^ v2 ^ v3;
    }

    private void word(long word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    }

    private void rounds(int count) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        for (int i = 0; i < count; i++) {
            a += b;
            b = Long.rotateLeft(b, 13) ^ a;
            a = Long.rotateLeft(a, 32);
            c += d;
            d = Long.rotateLeft(d, 16) ^ c;
            a += d;
            d = Long.rotateLeft(d, 21) ^ a;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            c = Long.rotateLeft(c, 32);
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }

    public long first() {
        return first;
    }

    public long second() {
        return second;
    }
}
