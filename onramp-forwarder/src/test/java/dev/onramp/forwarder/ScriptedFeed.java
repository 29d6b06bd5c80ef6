package dev.onramp.forwarder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A feed that tells what a test wants told, and remembers what it was asked. */
final class ScriptedFeed implements RawFeed {
    final List<FeedEvent> next = new ArrayList<>();
    final List<Map<RawPartition, Long>> commits = new ArrayList<>();
    final Map<RawPartition, Long> rewound = new HashMap<>();
    Set<RawPartition> admitted = Set.of();
    long lag;
    Duration waited = Duration.ZERO;

    @Override
    public List<FeedEvent> poll(Duration atMost) {
        waited = atMost;
        List<FeedEvent> events = List.copyOf(next);
        next.clear();
        return events;
    }

    @Override
    public void admit(Set<RawPartition> partitions) {
        admitted = Set.copyOf(partitions);
    }

    @Override
    public long commit(Map<RawPartition, Long> nextOffsets) {
        commits.add(nextOffsets);
        return commits.size();
    }

    @Override
    public void rewind(RawPartition partition, long offset) {
        rewound.put(partition, offset);
    }

    @Override
    public long lag(Set<RawPartition> partitions) {
        return partitions.isEmpty() ? 0 : lag;
    }

    @Override
    public void close() {}
}
