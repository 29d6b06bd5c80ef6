package dev.onramp.forwarder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Partitions that wait for their next try while the others of their lane go on. Not thread-safe. */
final class Rests {
    private final Backoff backoff;
    private final Map<RawPartition, Rest> rests = new TreeMap<>();

    /** @param complaint what is wrong with the very record at the offset, which is sent alone from now on */
    private record Rest(int failures, long untilMillis, long offset, Optional<InvokeFailure> complaint) {}

    Rests(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * Another failure of the partition.
     *
     * @return milliseconds until the next try
     */
    long begin(RawPartition partition, long offset, Optional<InvokeFailure> complaint, long nowMillis) {
        Rest before = rests.get(partition);
        int failures = before == null ? 1 : before.failures() + 1;
        long delay = backoff.delayMillis(failures);
        rests.put(partition, new Rest(failures, nowMillis + delay, offset, complaint));
        return delay;
    }

    boolean isResting(RawPartition partition, long nowMillis) {
        Rest rest = rests.get(partition);
        return rest != null && nowMillis < rest.untilMillis();
    }

    /** Whether this record failed by itself, so that it must not drag others along. */
    boolean isSuspect(RawRecord record) {
        Rest rest = rests.get(record.partition());
        return rest != null && rest.complaint().isPresent() && rest.offset() == record.offset();
    }

    /** The partition went on, or is no longer ours. */
    void end(RawPartition partition) {
        rests.remove(partition);
    }

    List<InvokeFailure> complaints() {
        return rests.values().stream()
                .flatMap(rest -> rest.complaint().stream())
                .toList();
    }
}
