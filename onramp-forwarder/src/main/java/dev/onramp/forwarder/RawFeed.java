package dev.onramp.forwarder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The raw topics as one member of a consumer group sees them. Not thread-safe: one thread owns it. Every method but {@link #close()} may throw
 * {@link RawFeedException}, after which the feed is of no more use.
 */
public interface RawFeed extends AutoCloseable {
    /**
     * Waits for something to tell, at most as long as given, and keeps the membership in the group alive; so it must be called often,
     * whatever else is going on.
     *
     * @return events in the order they happened, possibly none
     */
    List<FeedEvent> poll(Duration atMost);

    /** Records of these partitions may arrive from now on; those of all other assigned partitions wait in the topic. */
    void admit(Set<RawPartition> partitions);

    /** Starts to store the next offset of each partition and returns; a {@link FeedEvent.CommitSettled} with the ticket follows. */
    long commit(Map<RawPartition, Long> nextOffsets);

    /** The next record of the partition is that at this offset, or the first one after it. */
    void rewind(RawPartition partition, long offset);

    /** Records that lie in these partitions behind those that arrived, as far as known without asking anybody. */
    long lag(Set<RawPartition> partitions);

    /** Leaves the group. Bounded in time; throws nothing. */
    @Override
    void close();
}
