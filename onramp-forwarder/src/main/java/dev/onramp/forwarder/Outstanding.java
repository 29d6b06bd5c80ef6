package dev.onramp.forwarder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A load on its way, and which of its partitions are still ours. Not thread-safe. */
final class Outstanding {
    private final Load load;
    private final Set<RawPartition> ours = new HashSet<>();
    private Map<RawPartition, Long> undone = Map.of();
    private int failures;

    Outstanding(Load load) {
        this(load, 0);
    }

    /** @param failures in a row that it has to do with already */
    Outstanding(Load load, int failures) {
        this.load = load;
        this.failures = failures;
        load.batch().slices().forEach(slice -> ours.add(slice.partition()));
    }

    Load load() {
        return load;
    }

    Batch batch() {
        return load.batch();
    }

    /** Counts a failure and says how many there were in a row. */
    int failed() {
        return ++failures;
    }

    /** @param offsets from which on partitions are not done */
    void succeeded(Map<RawPartition, Long> offsets) {
        failures = 0;
        undone = offsets;
    }

    /** The partition went to somebody else; if it comes back, it starts from its committed offset. */
    void revoke(RawPartition partition) {
        ours.remove(partition);
    }

    boolean isOurs(RawPartition partition) {
        return ours.contains(partition);
    }

    /** All of it is still ours. */
    boolean isWhole() {
        return ours.size() == batch().slices().size();
    }

    /** First offsets of what is still ours. */
    Map<RawPartition, Long> firstOffsets() {
        return batch().slices().stream()
                .filter(slice -> ours.contains(slice.partition()))
                .collect(Collectors.toMap(Slice::partition, Slice::firstOffset));
    }

    /** The offsets to commit for what is done and still ours; may be empty. */
    Map<RawPartition, Long> nextOffsets() {
        Map<RawPartition, Long> next = new HashMap<>();
        for (Slice slice : batch().slices()) {
            long end = undone.getOrDefault(slice.partition(), slice.nextOffset());
            if (ours.contains(slice.partition()) && end > slice.firstOffset()) {
                next.put(slice.partition(), end);
            }
        }
        return next;
    }
}
