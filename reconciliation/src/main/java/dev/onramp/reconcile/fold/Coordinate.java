package dev.onramp.reconcile.fold;

import java.util.Comparator;
import java.util.Objects;

/** Where a raw record stands in Kafka. Ordered by topic, partition, offset. */
public record Coordinate(String topic, int partition, long offset) implements Comparable<Coordinate> {
    private static final Comparator<Coordinate> ORDER = Comparator.comparing(Coordinate::topic)
            .thenComparingInt(Coordinate::partition)
            .thenComparingLong(Coordinate::offset);

    public Coordinate {
        Objects.requireNonNull(topic, "topic");
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no coordinate: " + topic + " " + partition + " " + offset);
        }
    }

    public RawPartition rawPartition() {
        return new RawPartition(topic, partition);
    }

    @Override
    public int compareTo(Coordinate other) {
        return ORDER.compare(this, other);
    }

    /** {@code topic-partition-offset}, which is also the dataid of a record that brings none. */
    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
