package dev.onramp.reconcile.fold;

import java.util.Comparator;

/** Which of two raw records came earlier: by offset inside a partition; across partitions by timestamp, topic, partition, offset. */
final class ArrivalOrder {
    static final Comparator<Arrival> ACROSS =
            Comparator.comparingLong(Arrival::timestamp).thenComparing(Arrival::at);

    private ArrivalOrder() {}

    /** What arrived, and when. */
    interface Arrival {
        Coordinate at();

        long timestamp();
    }

    static boolean isEarlier(Arrival one, Arrival other) {
        if (one.at().rawPartition().equals(other.at().rawPartition())) {
            return one.at().offset() < other.at().offset();
        }
        return ACROSS.compare(one, other) < 0;
    }
}
