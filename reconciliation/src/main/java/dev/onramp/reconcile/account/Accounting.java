package dev.onramp.reconcile.account;

import dev.onramp.model.Identifier;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.Difference.Kind;
import dev.onramp.reconcile.report.PartitionAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of every raw record, by evidence: a dead letter stands in its topic and in no history; what was applied or superseded stands in the
 * history of each entity that it yields; of a duplicate, the change that it repeats does; what is skipped is no dead letter. A record without its evidence is unexplained.
 */
public final class Accounting {
    private final Map<Identifier, HistoryEvidence> histories;
    private final Set<Coordinate> deadLetters;
    private final Map<RawPartition, long[]> counts = new TreeMap<>();
    private final Map<RawPartition, Long> unexplained = new TreeMap<>();
    private final Set<Coordinate> withoutEvidence = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final int shown;

    /**
     * @param histories of every entity
     * @param deadLetters coordinates that stand in a dead-letter topic
     */
    public Accounting(Map<Identifier, HistoryEvidence> histories, Set<Coordinate> deadLetters, int shown) {
        this.histories = Map.copyOf(histories);
        this.deadLetters = Set.copyOf(deadLetters);
        this.shown = shown;
    }

    /** Makes an account of each of these partitions, even if it has no records. */
    public void open(Set<RawPartition> partitions) {
        partitions.forEach(this::countsOf);
    }

    public void add(FoldedRecord record) {
        String why = unexplained(record);
        if (why.isEmpty()) {
            countsOf(record.at().rawPartition())[record.recordClass().ordinal()]++;
        } else {
            add(record.at().rawPartition(), 1);
            withoutEvidence.add(record.at());
            if (differences.size() < shown) {
                differences.add(new Difference(Kind.MISSING, record.at().toString(), "", why, ""));
            }
        }
    }

    /** Records that Kafka has and the archive has not. */
    public void addUnarchived(RawPartition partition, long records) {
        add(partition, records);
    }

    /** The archived records that are unexplained. */
    public Set<Coordinate> withoutEvidence() {
        return Set.copyOf(withoutEvidence);
    }

    public List<PartitionAccount> accounts() {
        List<PartitionAccount> accounts = new ArrayList<>();
        counts.forEach((partition, each) -> {
            long open = unexplained.getOrDefault(partition, 0L);
            long applied = each[RecordClass.APPLIED.ordinal()];
            long superseded = each[RecordClass.SUPERSEDED.ordinal()];
            long duplicate = each[RecordClass.DUPLICATE.ordinal()];
            long dead = each[RecordClass.DEAD_LETTERED.ordinal()];
            long skipped = each[RecordClass.SKIPPED.ordinal()];
            accounts.add(new PartitionAccount(
                    partition.topic(),
                    partition.partition(),
                    applied + superseded + duplicate + dead + skipped + open,
                    applied,
                    superseded,
                    duplicate,
                    dead,
                    skipped,
                    open));
        });
        return accounts;
    }

    /** All accounts as one check: every record must be explained. */
    public Check check() {
        long explained =
                counts.values().stream().flatMapToLong(java.util.Arrays::stream).sum();
        long open = unexplained.values().stream().mapToLong(Long::longValue).sum();
        return new Check("accounting", explained + open, explained, open, 0, 0, differences, List.of());
    }

    private String unexplained(FoldedRecord record) {
        boolean isDeadLetter = deadLetters.contains(record.at());
        if (record.reading() instanceof Reading.Rejected rejected) {
            return isDeadLetter ? "" : "a dead letter, for " + rejected.reason();
        }
        if (record.reading() instanceof Reading.Skipped) {
            return isDeadLetter ? "to be skipped, but it stands in the dead-letter topic" : "";
        }
        if (isDeadLetter) {
            return "to be in the tables, but it stands in the dead-letter topic";
        }
        Reading.Mapped mapped = (Reading.Mapped) record.reading();
        for (Reading.EntityRow row : mapped.rows()) {
            HistoryEvidence history = histories.get(row.entity());
            if (history == null || !history.holds(row, mapped.sequence())) {
                return "dataid " + record.dataid() + " in the history of " + row.entity() + " " + row.key();
            }
        }
        return "";
    }

    private void add(RawPartition partition, long records) {
        countsOf(partition);
        unexplained.merge(partition, records, Long::sum);
    }

    private long[] countsOf(RawPartition partition) {
        return counts.computeIfAbsent(partition, key -> new long[RecordClass.values().length]);
    }
}
