package dev.onramp.reconcile.fold;

import java.util.List;

/**
 * One row of an expected history: a change of one key. Where two partitions brought the same (key, sequence), which of the twins arrived
 * first is not decided by the contract, so both are accepted.
 *
 * @param ordinal number of the version among those of its entity, from 0
 * @param twins same (key, sequence) from other partitions; usually empty
 */
public record Version(int ordinal, SequenceRule sequence, Candidate first, List<Candidate> twins) {

    /** @param record index of the raw record in {@link Folded#records()} */
    public record Candidate(int record, PackedRow row, Reading.Fate fate) {}

    public Version {
        twins = List.copyOf(twins);
    }

    /** Whether the row is what the history may hold here. */
    public boolean accepts(PackedRow row) {
        return first.row().equals(row)
                || twins.stream().anyMatch(each -> each.row().equals(row));
    }
}
