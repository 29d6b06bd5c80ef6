package dev.onramp.transform;

/** The way to the canonical topics and the dead letters. One delivery at a time. */
public interface CanonicalProducer extends AutoCloseable {

    /** A new delivery; whatever became of earlier ones has no influence on it. */
    Delivery begin();

    /** Records of one invocation, sent in order. Not thread-safe. */
    interface Delivery {
        /** @throws dev.onramp.config.OnrampException ONR-T003 */
        void send(Outgoing record);

        /**
         * Sends a copy to each partition of the record's topic.
         *
         * @return how many
         * @throws dev.onramp.config.OnrampException ONR-T003
         */
        int sendToEveryPartition(Outgoing record);

        /**
         * Returns when the broker has acknowledged every record.
         *
         * @throws dev.onramp.config.OnrampException ONR-T003 when one was refused or time ran out
         */
        void await();
    }

    @Override
    void close();
}
