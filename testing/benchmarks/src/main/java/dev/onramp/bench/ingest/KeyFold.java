package dev.onramp.bench.ingest;

/** The newest change of each key, by plain comparison of sequences. Keys and rows are hashes. Not thread-safe. */
final class KeyFold {
    private static final double FULL = 0.6;

    private long[] keys = new long[1 << 10];
    private long[] sequences = new long[1 << 10];
    private long[] rows = new long[1 << 10];
    private boolean[] used = new boolean[1 << 10];
    private boolean[] deleted = new boolean[1 << 10];
    private int size;

    void apply(long key, long sequence, boolean delete, long row) {
        if (size > keys.length * FULL) {
            grow();
        }
        int slot = slot(key);
        if (used[slot] && sequences[slot] >= sequence) {
            return;
        }
        size += used[slot] ? 0 : 1;
        put(slot, key, sequence, delete, row);
    }

    /** The rows of the keys that exist. */
    RowHashes rows() {
        RowHashes result = new RowHashes();
        for (int slot = 0; slot < keys.length; slot++) {
            if (used[slot] && !deleted[slot]) {
                result.add(rows[slot]);
            }
        }
        return result;
    }

    private void put(int slot, long key, long sequence, boolean delete, long row) {
        used[slot] = true;
        keys[slot] = key;
        sequences[slot] = sequence;
        deleted[slot] = delete;
        rows[slot] = row;
    }

    private int slot(long key) {
        int slot = (int) CanonicalRecords.mix(key) & keys.length - 1;
        while (used[slot] && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSequences = sequences;
        long[] oldRows = rows;
        boolean[] oldUsed = used;
        boolean[] oldDeleted = deleted;
        int length = oldKeys.length * 2;
        keys = new long[length];
        sequences = new long[length];
        rows = new long[length];
        used = new boolean[length];
        deleted = new boolean[length];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldUsed[slot]) {
                put(slot(oldKeys[slot]), oldKeys[slot], oldSequences[slot], oldDeleted[slot], oldRows[slot]);
            }
        }
    }
}
