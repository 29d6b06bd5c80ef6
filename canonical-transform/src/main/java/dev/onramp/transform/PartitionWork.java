package dev.onramp.transform;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Keeps count of the records of one partition while they are worked on. Not thread-safe. */
final class PartitionWork {
    private static final int SKIPPED = -1;
    private static final int DEAD = -2;

    private final PartitionBatch batch;
    private final IntFunction<String> rawRefs;
    /** Of each record: how many events came of it, or what else became of it. */
    private final int[] results;

    private final Map<Integer, Rejected> rejected = new TreeMap<>();

    /** @param rawRefs where in the archive the record of an index stands */
    PartitionWork(PartitionBatch batch, IntFunction<String> rawRefs) {
        this.batch = batch;
        this.rawRefs = rawRefs;
        this.results = new int[batch.records().size()];
        Arrays.fill(results, SKIPPED);
    }

    PartitionBatch batch() {
        return batch;
    }

    String rawRef(int index) {
        return rawRefs.apply(index);
    }

    /** Whether nothing came of a record. */
    boolean isSkipped(int index) {
        return results[index] == SKIPPED;
    }

    void mapped(int index, int events) {
        results[index] = events;
    }

    void deadLettered(int index, Rejected why) {
        results[index] = DEAD;
        rejected.put(index, why);
    }

    /** Why a record is a dead letter; empty when it is none. */
    Optional<Rejected> rejected(int index) {
        return Optional.ofNullable(rejected.get(index));
    }

    /** Dead letters so far, by error id. */
    Map<String, Integer> rejections() {
        Map<String, Integer> counts = new TreeMap<>();
        rejected.values().forEach(each -> counts.merge(each.errorId(), 1, Integer::sum));
        return counts;
    }

    /**
     * What became of the first records.
     *
     * @param end how many of them
     * @return empty for none
     */
    Optional<PartitionReceipt> receipt(int end) {
        if (end == 0) {
            return Optional.empty();
        }
        int dead = 0;
        int skipped = 0;
        int events = 0;
        for (int index = 0; index < end; index++) {
            int result = results[index];
            dead += result == DEAD ? 1 : 0;
            skipped += result == SKIPPED ? 1 : 0;
            events += Math.max(0, result);
        }
        return Optional.of(new PartitionReceipt(
                batch.topic(),
                batch.partition(),
                batch.first().offset(),
                batch.records().get(end - 1).offset(),
                end,
                end - dead - skipped,
                dead,
                skipped,
                events));
    }
}
