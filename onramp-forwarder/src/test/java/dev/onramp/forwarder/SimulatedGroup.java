package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What outlives every forwarder: the topics, the committed offsets, who owns what, and what the transform did. Judges every change of them. */
final class SimulatedGroup {
    /** The topics have gaps, as transactions and compaction leave them: offsets are multiples. */
    static final int OFFSET_STEP = 3;

    final Map<RawPartition, List<RawRecord>> topics = new TreeMap<>();
    final Map<RawPartition, Long> committed = new HashMap<>();
    final Map<RawPartition, BitSet> processed = new HashMap<>();
    final Map<RawPartition, BitSet> acknowledged = new HashMap<>();
    final Map<RawPartition, SimulatedFeed> owners = new HashMap<>();
    final Map<RawPartition, Long> epochs = new HashMap<>();
    long nowMillis;

    void create(RawPartition partition) {
        topics.put(partition, new ArrayList<>());
        committed.put(partition, 0L);
        processed.put(partition, new BitSet());
        acknowledged.put(partition, new BitSet());
        epochs.put(partition, 0L);
    }

    void append(RawPartition partition, String value) {
        List<RawRecord> log = topics.get(partition);
        log.add(Raw.record(partition, (long) log.size() * OFFSET_STEP, "k", value));
    }

    /** The first record at or behind the offset. */
    static int index(long offset) {
        return (int) ((offset + OFFSET_STEP - 1) / OFFSET_STEP);
    }

    void store(Map<RawPartition, Long> nextOffsets) {
        nextOffsets.forEach((partition, next) -> {
            int end = index(next);
            assertThat(processed.get(partition).nextClearBit(0))
                    .as("committed %s of %s, processed up to", end, partition)
                    .isGreaterThanOrEqualTo(end);
            assertThat(next).as("commits of %s only rise", partition).isGreaterThanOrEqualTo(committed.get(partition));
            assertThat(end)
                    .as("commits of %s end with the topic", partition)
                    .isLessThanOrEqualTo(topics.get(partition).size());
            committed.put(partition, next);
        });
    }

    boolean isAllCommitted() {
        return topics.entrySet().stream()
                .allMatch(each ->
                        index(committed.get(each.getKey())) == each.getValue().size());
    }

    @Override
    public String toString() {
        Map<RawPartition, String> state = new TreeMap<>();
        topics.forEach((partition, log) -> state.put(
                partition,
                "%d of %d by %s".formatted(index(committed.get(partition)), log.size(), owners.get(partition))));
        return "at " + nowMillis + " ms " + state;
    }

    /** Gives a partition to a member, or to nobody; the loser is told at its next poll. */
    void give(RawPartition partition, SimulatedFeed member) {
        SimulatedFeed before = owners.get(partition);
        if (before != member) {
            epochs.merge(partition, 1L, Long::sum);
            owners.put(partition, member);
            if (before != null) {
                before.loses(partition);
            }
            if (member != null) {
                member.gains(partition);
            }
        }
    }
}
