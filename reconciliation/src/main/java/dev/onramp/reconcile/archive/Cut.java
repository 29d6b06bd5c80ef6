package dev.onramp.reconcile.archive;

import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawPartition;
import java.util.Map;

/**
 * The moment that a verification is about: for each partition of the raw topics, the offsets that Kafka held then. Everything below the ends
 * must be everywhere; what is after them may be.
 *
 * @param beginnings first offset that Kafka still has
 * @param ends offset after the last record
 */
public record Cut(Map<RawPartition, Long> beginnings, Map<RawPartition, Long> ends) {
    public Cut {
        beginnings = Map.copyOf(beginnings);
        ends = Map.copyOf(ends);
    }

    /** Whether the record came before the cut; false for partitions that Kafka does not have. */
    public boolean holds(Coordinate at) {
        return at.offset() < end(at.rawPartition());
    }

    /** Whether Kafka should still have the record. */
    public boolean isRetained(Coordinate at) {
        return holds(at) && at.offset() >= beginnings.getOrDefault(at.rawPartition(), 0L);
    }

    /** 0 for a partition that Kafka does not have. */
    public long end(RawPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
