package dev.onramp.replay;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which offsets of one partition were taken: a bit for each. Thread-safe. */
final class SeenOffsets {
    private static final int CHUNK_BITS = 20;

    private final Map<Long, BitSet> chunks = new HashMap<>();

    /** True the first time. */
    synchronized boolean add(long offset) {
        BitSet chunk = chunks.computeIfAbsent(offset >>> CHUNK_BITS, none -> new BitSet());
        int bit = (int) (offset & ((1 << CHUNK_BITS) - 1));
        boolean first = !chunk.get(bit);
        chunk.set(bit);
        return first;
    }
}
