package dev.onramp.transform;

import java.util.List;

/**
 * What became of the records of one invocation.
 *
 * @param done what is archived, mapped and acknowledged, a partition at most once: its records, or those before its failure
 * @param failures what is not, a partition at most once
 */
public record Receipt(List<PartitionReceipt> done, List<PartitionFailure> failures) {
    public Receipt {
        done = List.copyOf(done);
        failures = List.copyOf(failures);
    }
}
