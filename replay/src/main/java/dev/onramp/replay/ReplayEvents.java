package dev.onramp.replay;

import dev.onramp.transform.CanonicalEvent;

/** Where the events of a replay go. Thread-safe; events of one thread arrive in their order for each key. */
public interface ReplayEvents {
    /** @throws dev.onramp.config.OnrampException ONR-P002 when an event, this one or an earlier one, was not stored */
    void send(CanonicalEvent event);

    /**
     * Sends a copy to each partition, as truncates need it.
     *
     * @return how many
     * @throws dev.onramp.config.OnrampException ONR-P002
     */
    int sendToEveryPartition(CanonicalEvent event);
}
