package dev.onramp.forwarder;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One member of the group at work: takes what the feed tells to the lanes and lets them move on. A partition belongs to one lane for good, so batches that are
 * under way at the same time have no partition in common.
 *
 * <p>Not thread-safe; a core lives as long as its feed.
 */
final class ForwarderCore {
    private final RawFeed feed;
    private final MonotonicClock clock;
    private final List<Lane> lanes;
    private final Set<RawPartition> assigned = new TreeSet<>();
    private Set<RawPartition> admitted = Set.of();
    private boolean everAssigned;

    ForwarderCore(RawFeed feed, MonotonicClock clock, int maxInFlight, Supplier<Lane> newLane) {
        this.feed = feed;
        this.clock = clock;
        this.lanes = IntStream.range(0, maxInFlight)
                .mapToObj(number -> newLane.get())
                .toList();
    }

    /** Waits for the feed as long as there is nothing else to do, then moves on. */
    void step() {
        List<FeedEvent> events = feed.poll(Duration.ofMillis(patienceMillis()));
        long now = clock.millis();
        boolean moved = false;
        for (FeedEvent event : events) {
            moved |= take(event, now);
        }
        lanes.forEach(lane -> lane.advance(now, () -> feed.lag(open(lane, now))));
        Set<RawPartition> open = open(now);
        if (moved || !open.equals(admitted)) {
            feed.admit(open);
            admitted = open;
        }
    }

    /** No new batches from now on; go on with {@link #step()} until {@link #isSettled()}. */
    void stop() {
        lanes.forEach(Lane::stop);
    }

    boolean isSettled() {
        return lanes.stream().allMatch(Lane::isSettled);
    }

    /** The group has told at least once which partitions are ours. */
    boolean wasAssigned() {
        return everAssigned;
    }

    Set<RawPartition> assigned() {
        return Set.copyOf(assigned);
    }

    /** Records that are not committed, as far as known without asking anybody. */
    long lag() {
        return feed.lag(assigned) + lanes.stream().mapToLong(Lane::records).sum();
    }

    /** What is wrong with records that are tried again and again. */
    List<InvokeFailure> complaints() {
        return lanes.stream().flatMap(lane -> lane.complaints().stream()).toList();
    }

    /** @return whether partitions came or went */
    private boolean take(FeedEvent event, long nowMillis) {
        if (event instanceof FeedEvent.Arrived arrived) {
            arrived.records().forEach(record -> lane(record.partition()).arrived(record));
        } else if (event instanceof FeedEvent.CommitSettled settled) {
            lanes.forEach(lane -> lane.commitSettled(settled.ticket(), settled.failure(), nowMillis));
        } else if (event instanceof FeedEvent.Assigned news) {
            everAssigned = true;
            assigned.addAll(news.partitions());
            return true;
        } else if (event instanceof FeedEvent.Revoked news) {
            assigned.removeAll(news.partitions());
            news.partitions().forEach(partition -> lane(partition).revoked(partition));
            return true;
        }
        return false;
    }

    private Set<RawPartition> open(long nowMillis) {
        return assigned.stream()
                .filter(partition -> lane(partition).accepts(partition, nowMillis))
                .collect(Collectors.toSet());
    }

    private Set<RawPartition> open(Lane lane, long nowMillis) {
        return assigned.stream()
                .filter(partition -> lane(partition) == lane && lane.accepts(partition, nowMillis))
                .collect(Collectors.toSet());
    }

    private Lane lane(RawPartition partition) {
        return lanes.get(Math.floorMod(partition.topic().hashCode() + partition.number(), lanes.size()));
    }

    private long patienceMillis() {
        long now = clock.millis();
        return lanes.stream().mapToLong(lane -> lane.patienceMillis(now)).min().orElse(0);
    }
}
