package dev.onramp.reconcile.fold;

import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells for the mapped records of one source key, or the truncates of one table, which were applied, superseded and duplicate. Takes n log n time for n records of a key,
 * since one hot key may have most of the changes.
 */
final class Classifier {

    /** A mapped record of the key. */
    record Change(int record, Coordinate at, long timestamp, SequenceRule sequence) implements ArrivalOrder.Arrival {}

    private static final Comparator<Change> BY_OFFSET = Comparator.comparing(Change::at);

    /** The changes of one partition, as its own members and as those of other partitions see them. */
    private record Orders(Highest byOffset, Highest byTime) {}

    private final Map<RawPartition, Orders> partitions = new HashMap<>();
    private final Map<SequenceRule, List<Change>> bySequence = new HashMap<>();
    private final Optional<Classifier> truncates;

    /** For changes that no truncate concerns, or for truncates themselves. */
    Classifier(List<Change> changes) {
        this(changes, Optional.empty());
    }

    /** @param truncates of the same table */
    Classifier(List<Change> changes, Classifier truncates) {
        this(changes, Optional.of(truncates));
    }

    private Classifier(List<Change> changes, Optional<Classifier> truncates) {
        this.truncates = truncates;
        Map<RawPartition, List<Change>> parts = new HashMap<>();
        for (Change each : changes) {
            parts.computeIfAbsent(each.at().rawPartition(), key -> new ArrayList<>())
                    .add(each);
            bySequence
                    .computeIfAbsent(each.sequence(), key -> new ArrayList<>())
                    .add(each);
        }
        parts.forEach((partition, members) -> partitions.put(
                partition, new Orders(new Highest(members, BY_OFFSET), new Highest(members, ArrivalOrder.ACROSS))));
    }

    RecordClass classOf(Change change) {
        boolean repeated = bySequence.getOrDefault(change.sequence(), List.of()).stream()
                .anyMatch(other -> ArrivalOrder.isEarlier(other, change));
        if (repeated) {
            return RecordClass.DUPLICATE;
        }
        boolean late = highestBefore(change)
                .filter(each -> each.compareTo(change.sequence()) > 0)
                .isPresent();
        boolean emptied = truncates
                .flatMap(each -> each.highestBefore(change))
                .filter(each -> each.compareTo(change.sequence()) >= 0)
                .isPresent();
        return late || emptied ? RecordClass.SUPERSEDED : RecordClass.APPLIED;
    }

    /** The highest sequence that arrived before the change. */
    private Optional<SequenceRule> highestBefore(Change change) {
        RawPartition own = change.at().rawPartition();
        return partitions.entrySet().stream()
                .map(each -> each.getKey().equals(own)
                        ? each.getValue().byOffset()
                        : each.getValue().byTime())
                .flatMap(each -> each.before(change).stream())
                .max(Comparator.naturalOrder());
    }

    /** The changes of one partition in one order, with the highest sequence up to each. */
    private static final class Highest {
        private final Comparator<? super Change> order;
        private final List<Change> ordered;
        private final List<SequenceRule> highest;

        Highest(List<Change> changes, Comparator<? super Change> order) {
            this.order = order;
            this.ordered = changes.stream().sorted(order).toList();
            this.highest = new ArrayList<>(ordered.size());
            for (Change each : ordered) {
                SequenceRule before = highest.isEmpty() ? each.sequence() : highest.get(highest.size() - 1);
                highest.add(before.compareTo(each.sequence()) >= 0 ? before : each.sequence());
            }
        }

        Optional<SequenceRule> before(Change change) {
            int found = Collections.binarySearch(ordered, change, order);
            int count = found >= 0 ? found : -found - 1;
            return count > 0 ? Optional.of(highest.get(count - 1)) : Optional.empty();
        }
    }
}
