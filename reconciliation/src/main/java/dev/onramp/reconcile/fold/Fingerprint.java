package dev.onramp.reconcile.fold;

/** A 64-bit hash of bytes (FNV-1a): equal bytes have equal prints, and unequal ones hardly ever. */
public final class Fingerprint {
    /** The print of a record without a value. */
    public static final long ABSENT = 0L;

    /** The print of a value that nobody here can know; it counts as equal to any other. */
    public static final long UNKNOWN = -1L;

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    public static long of(byte[] bytes) {
        long hash = BASIS;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xff)) * PRIME;
        }
        return hash;
    }
}
