package dev.onramp.forwarder;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A batch on its way, and which of its partitions are still ours. Not thread-safe. */
final class Outstanding {
    private final Batch batch;
    private final Set<RawPartition> ours = new HashSet<>();
    private int failures;

    Outstanding(Batch batch) {
        this.batch = batch;
        batch.slices().forEach(slice -> ours.add(slice.partition()));
    }

    Batch batch() {
        return batch;
    }

    /** Counts a failure and says how many there were in a row. */
    int failed() {
        return ++failures;
    }

    void succeeded() {
        failures = 0;
    }

    /** The partition went to somebody else; if it comes back, it starts from its committed offset. */
    void revoke(RawPartition partition) {
        ours.remove(partition);
    }

    /** All of it is still ours. */
    boolean isWhole() {
        return ours.size() == batch.slices().size();
    }

    boolean isNobodys() {
        return ours.isEmpty();
    }

    /** First offsets of what is still ours. */
    Map<RawPartition, Long> firstOffsets() {
        return batch.slices().stream()
                .filter(slice -> ours.contains(slice.partition()))
                .collect(Collectors.toMap(Slice::partition, Slice::firstOffset));
    }

    /** The offsets to commit for what is still ours. */
    Map<RawPartition, Long> nextOffsets() {
        return batch.slices().stream()
                .filter(slice -> ours.contains(slice.partition()))
                .collect(Collectors.toMap(Slice::partition, Slice::nextOffset));
    }
}
