package dev.onramp.ingest.spark;

import dev.onramp.ingest.KeyHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The changes of one entity in a batch, each key and sequence once, in the order in which they came; the newest of each key is marked. Keys are compared by their
 * hashes of 128 secret bits ({@link KeyHash}). Read by one thread at a time.
 */
public final class DistinctChanges {
    private static final int NONE = -1;

    private final List<UnsafeRow> rows;
    /** Four numbers for each: hash of the key, sequence. */
    private final long[] marks;

    private final BitSet newest = new BitSet();
    /** By the hash of the key, with open addressing: its newest change. */
    private final int[] byKey;

    /**
     * @param all the entity's columns
     * @param hashes two numbers for each, of the keys
     * @param sequence position of that column
     */
    DistinctChanges(List<UnsafeRow> all, long[] hashes, int sequence) {
        rows = new ArrayList<>(all.size());
        marks = new long[4 * all.size()];
        int slots = Math.max(16, Integer.highestOneBit(all.size()) << 2);
        int[] bySequence = new int[slots];
        byKey = new int[slots];
        Arrays.fill(bySequence, NONE);
        Arrays.fill(byKey, NONE);
        for (int i = 0; i < all.size(); i++) {
            UnsafeRow row = all.get(i);
            int at = rows.size();
            marks[4 * at] = hashes[2 * i];
            marks[4 * at + 1] = hashes[2 * i + 1];
            marks[4 * at + 2] = SequenceNumber.major(row.getUTF8String(sequence));
            marks[4 * at + 3] = SequenceNumber.minor(row.getUTF8String(sequence));
            if (isNew(at, bySequence)) {
                rows.add(row);
                rank(at);
            }
        }
        for (int at : byKey) {
            if (at != NONE) {
                newest.set(at);
            }
        }
    }

    private boolean isNew(int change, int[] bySequence) {
        // The hash of the key is secret, so that nobody can make many meet by choice of sequences.
        long mixed = (first(change) + major(change)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32) ^ second(change) ^ minor(change)) * 0xD6E8FEB86659FD93L;
        int slot = (int) (mixed >>> 32) & (bySequence.length - 1);
        for (; bySequence[slot] != NONE; slot = (slot + 1) & (bySequence.length - 1)) {
            int other = bySequence[slot];
            if (isSameKey(change, first(other), second(other))
                    && major(change) == major(other)
                    && minor(change) == minor(other)) {
                return false;
            }
        }
        bySequence[slot] = change;
        return true;
    }

    private void rank(int change) {
        int slot = slot(first(change), second(change));
        int other = byKey[slot];
        if (other == NONE || compareSequences(change, other) > 0) {
            byKey[slot] = change;
        }
    }

    private int compareSequences(int one, int other) {
        int byMajor = Long.compareUnsigned(major(one), major(other));
        return byMajor != 0 ? byMajor : Long.compareUnsigned(minor(one), minor(other));
    }

    /** Where the key stands, or would stand. */
    private int slot(long first, long second) {
        int slot = (int) first & (byKey.length - 1);
        while (byKey[slot] != NONE && !isSameKey(byKey[slot], first, second)) {
            slot = (slot + 1) & (byKey.length - 1);
        }
        return slot;
    }

    private boolean isSameKey(int change, long first, long second) {
        return first(change) == first && second(change) == second;
    }

    public int size() {
        return rows.size();
    }

    /** The entity's columns of a change. */
    public InternalRow row(int change) {
        return rows.get(change);
    }

    /** First half of the hash of its key. */
    public long first(int change) {
        return marks[4 * change];
    }

    /** Second half of the hash of its key. */
    public long second(int change) {
        return marks[4 * change + 1];
    }

    /** First number of its sequence. */
    public long major(int change) {
        return marks[4 * change + 2];
    }

    /** Second number of its sequence. */
    public long minor(int change) {
        return marks[4 * change + 3];
    }

    /** Whether no other change of its key has a higher sequence. */
    public boolean isNewest(int change) {
        return newest.get(change);
    }

    /** Whether there is a change of this key. */
    public boolean holdsKey(long first, long second) {
        return byKey[slot(first, second)] != NONE;
    }

    /** The lowest sequence, as text; empty when there is no change. */
    public String lowestSequence() {
        int lowest = 0;
        for (int i = 1; i < size(); i++) {
            lowest = compareSequences(i, lowest) < 0 ? i : lowest;
        }
        return size() == 0 ? "" : new SequenceNumber(major(lowest), minor(lowest)).text();
    }
}
