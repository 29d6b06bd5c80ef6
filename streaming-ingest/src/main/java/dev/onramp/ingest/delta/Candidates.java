package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Changes that the latest state may lack, each key once, with the hashes of their keys. Used by one thread. */
final class Candidates {
    private final List<InternalRow> rows = new ArrayList<>();
    private final LongPairs keys;

    Candidates(int expected) {
        keys = new LongPairs(expected);
    }

    void add(InternalRow row, long first, long second) {
        rows.add(row);
        keys.add(first, second);
    }

    int size() {
        return rows.size();
    }

    InternalRow row(int i) {
        return rows.get(i);
    }

    /** First half of the hash of the key. */
    long first(int i) {
        return keys.first(i);
    }

    /** Second half of the hash of the key. */
    long second(int i) {
        return keys.second(i);
    }

    List<InternalRow> rows() {
        return Collections.unmodifiableList(rows);
    }
}
