package dev.onramp.forwarder;

import java.util.Comparator;
import java.util.Objects;

/** One partition of a raw topic. Immutable; ordered by topic, then number. */
public record RawPartition(String topic, int number) implements Comparable<RawPartition> {
    private static final Comparator<RawPartition> ORDER =
            Comparator.comparing(RawPartition::topic).thenComparingInt(RawPartition::number);

    public RawPartition {
        Objects.requireNonNull(topic, "topic");
        if (topic.isEmpty() || number < 0) {
            throw new IllegalArgumentException("not a partition: '" + topic + "' number " + number);
        }
    }

    @Override
    public int compareTo(RawPartition other) {
        return ORDER.compare(this, other);
    }

    /** {@code <topic>-<number>}, the name that the invocation's event and Kafka's own tools use. */
    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
