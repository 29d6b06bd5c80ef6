package dev.onramp.reconcile.fold;

import java.util.Comparator;
import java.util.Objects;

/** One partition of a raw topic. Ordered by topic, then partition. */
public record RawPartition(String topic, int partition) implements Comparable<RawPartition> {
    private static final Comparator<RawPartition> ORDER =
            Comparator.comparing(RawPartition::topic).thenComparingInt(RawPartition::partition);

    public RawPartition {
        Objects.requireNonNull(topic, "topic");
    }

    @Override
    public int compareTo(RawPartition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
