package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A member of the simulated group. Commits take their time, get lost, or are done and said to have failed. */
final class SimulatedFeed implements RawFeed {
    static final int MAX_POLL_RECORDS = 12;

    private final SimulatedGroup group;
    private final Random random;
    private final Faults faults;
    private final List<RawPartition> lost = new ArrayList<>();
    private final List<RawPartition> gained = new ArrayList<>();
    private final Map<RawPartition, Long> positions = new TreeMap<>();
    private final Set<RawPartition> closed = new HashSet<>();
    private final List<PendingCommit> commits = new ArrayList<>();
    private long tickets;
    private boolean dead;

    private record PendingCommit(
            long ticket, Map<RawPartition, Long> next, Map<RawPartition, Long> epochs, long dueMillis) {}

    SimulatedFeed(SimulatedGroup group, Random random, Faults faults) {
        this.group = group;
        this.random = random;
        this.faults = faults;
    }

    void loses(RawPartition partition) {
        if (!gained.remove(partition)) {
            lost.add(partition);
        }
    }

    void gains(RawPartition partition) {
        gained.add(partition);
    }

    @Override
    public List<FeedEvent> poll(Duration atMost) {
        assertThat(atMost).as("polls often enough to stay in the group").isLessThan(Duration.ofSeconds(1));
        if (dead) {
            throw new AssertionError("a dead feed is used");
        }
        group.nowMillis +=
                random.nextLong(atMost.toMillis() + 2) + (random.nextInt(100) == 0 ? random.nextInt(60_000) : 0);
        if (faults.happens(0.005)) {
            throw new RawFeedException(ForwarderErrors.KAFKA_LOST, "simulated", new IllegalStateException());
        }
        List<FeedEvent> events = new ArrayList<>();
        settle(events);
        rebalance(events);
        deliver(events);
        return events;
    }

    @Override
    public void admit(Set<RawPartition> partitions) {
        assertThat(positions.keySet()).containsAll(partitions);
        closed.clear();
        closed.addAll(positions.keySet());
        closed.removeAll(partitions);
    }

    @Override
    public long commit(Map<RawPartition, Long> nextOffsets) {
        assertThat(positions.keySet()).as("commits for what is ours").containsAll(nextOffsets.keySet());
        if (faults.happens(0.005)) {
            throw new Crash("before a commit");
        }
        boolean ours = lost.isEmpty()
                && gained.isEmpty()
                && nextOffsets.keySet().stream().allMatch(partition -> group.owners.get(partition) == this);
        if (ours && faults.happens(0.005)) {
            group.store(nextOffsets);
            throw new Crash("after a commit");
        }
        Map<RawPartition, Long> epochs = new HashMap<>();
        nextOffsets.keySet().forEach(partition -> epochs.put(partition, group.epochs.get(partition)));
        commits.add(new PendingCommit(++tickets, nextOffsets, epochs, group.nowMillis + random.nextInt(10)));
        return tickets;
    }

    @Override
    public void rewind(RawPartition partition, long offset) {
        assertThat(positions).as("rewinds what is ours").containsKey(partition);
        assertThat(offset).isGreaterThanOrEqualTo(group.committed.get(partition));
        positions.put(partition, offset);
    }

    @Override
    public long lag(Set<RawPartition> partitions) {
        return 0;
    }

    @Override
    public void close() {
        dead = true;
        commits.clear();
        List.copyOf(group.owners.entrySet()).forEach(each -> {
            if (each.getValue() == this) {
                group.give(each.getKey(), null);
            }
        });
    }

    @Override
    public String toString() {
        return "member at " + positions + ", closed " + closed + ", " + commits;
    }

    private void settle(List<FeedEvent> events) {
        List<PendingCommit> due = commits.stream()
                .filter(each -> each.dueMillis() <= group.nowMillis)
                .toList();
        commits.removeAll(due);
        for (PendingCommit commit : due) {
            boolean ours = commit.next().keySet().stream()
                    .allMatch(partition -> group.owners.get(partition) == this
                            && commit.epochs().get(partition).equals(group.epochs.get(partition)));
            boolean stored = ours && !faults.happens(0.1);
            if (stored) {
                group.store(commit.next());
            }
            boolean told = stored && !faults.happens(0.1);
            Optional<String> failure = told ? Optional.empty() : Optional.of("simulated");
            if (!faults.happens(0.02)) {
                events.add(new FeedEvent.CommitSettled(commit.ticket(), failure));
            }
            if (faults.happens(0.1)) {
                events.add(new FeedEvent.CommitSettled(commit.ticket(), failure));
            }
        }
    }

    private void rebalance(List<FeedEvent> events) {
        if (!lost.isEmpty()) {
            positions.keySet().removeAll(lost);
            events.add(new FeedEvent.Revoked(Set.copyOf(lost)));
            lost.clear();
        }
        if (!gained.isEmpty()) {
            gained.forEach(partition -> {
                positions.put(partition, group.committed.get(partition));
                closed.remove(partition);
            });
            events.add(new FeedEvent.Assigned(Set.copyOf(gained)));
            gained.clear();
        }
    }

    private void deliver(List<FeedEvent> events) {
        List<RawRecord> records = new ArrayList<>();
        for (RawPartition partition : positions.keySet()) {
            List<RawRecord> log = group.topics.get(partition);
            int at = SimulatedGroup.index(positions.get(partition));
            int count = random.nextInt(5);
            while (!closed.contains(partition) && count-- > 0 && at < log.size() && records.size() < MAX_POLL_RECORDS) {
                records.add(log.get(at++));
            }
            positions.put(
                    partition, Math.max(positions.get(partition), (long) (at - 1) * SimulatedGroup.OFFSET_STEP + 1));
        }
        if (!records.isEmpty()) {
            events.add(new FeedEvent.Arrived(records));
        }
    }
}
