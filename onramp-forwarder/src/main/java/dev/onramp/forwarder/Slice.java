package dev.onramp.forwarder;

import java.util.Objects;

/**
 * The records of one partition in one batch: what the reply must account for.
 *
 * @param firstOffset of the first record
 * @param lastOffset of the last record; gaps of the topic may lie between
 * @param records how many there are
 */
public record Slice(RawPartition partition, long firstOffset, long lastOffset, int records) {
    public Slice {
        Objects.requireNonNull(partition, "partition");
        if (firstOffset < 0 || records < 1 || lastOffset - firstOffset < records - 1L) {
            throw new IllegalArgumentException("no such slice of " + partition + ": " + firstOffset + ".." + lastOffset
                    + ", " + records + " records");
        }
    }

    /** The offset to commit once every record is accounted for. */
    public long nextOffset() {
        return lastOffset + 1;
    }

    @Override
    public String toString() {
        return partition + "[" + firstOffset + ".." + lastOffset + "]";
    }
}
