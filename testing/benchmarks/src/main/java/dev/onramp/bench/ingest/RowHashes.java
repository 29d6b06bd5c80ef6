package dev.onramp.bench.ingest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table, each as a hash of all its columns, key and sequence among them. Not thread-safe. */
final class RowHashes {
    private long[] hashes = new long[1 << 10];
    private int size;
    private boolean sorted = true;

    /** How two tables differ. */
    record Difference(long missing, long extra) {
        boolean isNone() {
            return missing == 0 && extra == 0;
        }

        @Override
        public String toString() {
            return missing + " rows missing or different, " + extra + " too many";
        }
    }

    static long hash(List<@Nullable String> cells) {
        long hash = 0xcbf29ce484222325L;
        for (String cell : cells) {
            if (cell != null) {
                for (int i = 0; i < cell.length(); i++) {
                    hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
                }
                hash = (hash ^ 0x1f) * 0x100000001b3L;
            } else {
                hash = (hash ^ 0x1e) * 0x100000001b3L;
            }
        }
        return CanonicalRecords.mix(hash);
    }

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + (size >> 1));
        }
        hashes[size++] = hash;
        sorted = false;
    }

    int size() {
        return size;
    }

    /** Leaves one of each. */
    RowHashes distinct() {
        sort();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        size = kept;
        return this;
    }

    /** What of these rows the other ones lack, and what they have beyond. */
    Difference against(RowHashes found) {
        sort();
        found.sort();
        long missing = 0;
        long extra = 0;
        int mine = 0;
        int its = 0;
        while (mine < size && its < found.size) {
            int order = Long.compare(hashes[mine], found.hashes[its]);
            missing += order < 0 ? 1 : 0;
            extra += order > 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            its += order >= 0 ? 1 : 0;
        }
        return new Difference(missing + size - mine, extra + found.size - its);
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
    }
}
