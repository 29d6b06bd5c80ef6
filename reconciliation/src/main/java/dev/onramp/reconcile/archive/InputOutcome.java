package dev.onramp.reconcile.archive;

import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.report.Check;
import java.util.Map;
import java.util.Objects;

/**
 * How the archive compares with Kafka.
 *
 * @param unarchived how many records of each partition Kafka has and the archive has not; partitions without any are left out
 */
public record InputOutcome(Check check, Map<RawPartition, Long> unarchived) {
    public InputOutcome {
        Objects.requireNonNull(check, "check");
        unarchived = Map.copyOf(unarchived);
    }
}
