package dev.onramp.ingest.delta;

import java.io.Serializable;
import java.util.Arrays;

/** Pairs of numbers in the order in which they were added, 16 bytes each: hashes of keys, or sequences. Used by one thread. */
final class LongPairs implements Serializable {
    private static final long serialVersionUID = 1L;

    private long[] pairs;
    private int size;

    LongPairs(int expected) {
        pairs = new long[2 * Math.max(8, expected)];
    }

    void add(long first, long second) {
        if (2 * size == pairs.length) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        pairs[2 * size] = first;
        pairs[2 * size + 1] = second;
        size++;
    }

    int size() {
        return size;
    }

    long first(int i) {
        return pairs[2 * i];
    }

    long second(int i) {
        return pairs[2 * i + 1];
    }
}
