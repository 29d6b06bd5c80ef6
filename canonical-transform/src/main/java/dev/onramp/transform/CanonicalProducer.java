package dev.onramp.transform;

import java.util.OptionalInt;

/** The way to the canonical topics and the dead letters. One delivery at a time. */
public interface CanonicalProducer extends AutoCloseable {

    /** Whether the topics take a record of this size. What they refuse all the same is told by {@link Delivered#tooLarge()}. */
    boolean takes(Outgoing record);

    /** A new delivery; whatever became of earlier ones has no influence on it. */
    Delivery begin();

    /** Records of one invocation, sent in order. Not thread-safe. */
    interface Delivery {
        /**
         * Sends a copy to each partition of the record's topic. What becomes of them is told by {@link #await()}.
         *
         * @param origin what it was made from
         * @return how many; empty when it is known by now that a record of this origin failed
         */
        OptionalInt sendToEveryPartition(Outgoing record, RawRecord origin);

        /**
         * What becomes of the record is told by {@link #await()}.
         *
         * @param origin what it was made from
         * @return false when it is known by now that a record of this origin failed: more of them need not be sent
         */
        boolean send(Outgoing record, RawRecord origin);

        /** Returns when the broker has acknowledged or refused every record, or time is up. */
        Delivered await();
    }

    @Override
    void close();
}
