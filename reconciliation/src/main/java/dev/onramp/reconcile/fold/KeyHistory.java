package dev.onramp.reconcile.fold;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every expected version of one key.
 *
 * @param ordinal number of the key among those of its entity, from 0
 * @param versions by sequence, at least one
 * @param truncatedTo no row up to this sequence is part of the latest state; empty for an entity without truncates
 */
public record KeyHistory(int ordinal, RowKey key, List<Version> versions, Optional<SequenceRule> truncatedTo) {
    public KeyHistory {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(truncatedTo, "truncatedTo");
        versions = List.copyOf(versions);
    }

    /** The version that is the latest state; empty when the key is deleted or the entity was truncated since. */
    public Optional<Version> latest() {
        Version last = versions.get(versions.size() - 1);
        boolean isEmptied =
                truncatedTo.filter(each -> last.sequence().compareTo(each) <= 0).isPresent();
        return last.first().fate() == Reading.Fate.PRESENT && !isEmptied ? Optional.of(last) : Optional.empty();
    }

    public Optional<Version> at(SequenceRule sequence) {
        int low = 0;
        int high = versions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = versions.get(middle).sequence().compareTo(sequence);
            if (order == 0) {
                return Optional.of(versions.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }
}
