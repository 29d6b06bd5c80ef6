package dev.onramp.reconcile.account;

import dev.onramp.model.contract.LineageColumns;
import dev.onramp.reconcile.compare.EntityColumns;
import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.fold.SequenceRule;
import dev.onramp.reconcile.fold.Version;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes for which changes of one entity the stored history has a row with the dataid of the change. Filled by one thread; after that it may be
 * asked by any.
 */
public final class HistoryEvidence implements Consumer<List<@Nullable String>> {
    private final FoldedEntity folded;
    private final List<FoldedRecord> records;
    private final EntityColumns shape;
    private final int dataid;
    /** By ordinal of the version. */
    private final BitSet found = new BitSet();

    public HistoryEvidence(FoldedEntity folded, List<FoldedRecord> records) {
        this.folded = folded;
        this.records = records;
        this.shape = new EntityColumns(folded.entity());
        this.dataid = folded.entity().fields().size() + LineageColumns.ALL.indexOf(LineageColumns.DATA_ID);
    }

    /** Takes a row of the stored history. */
    @Override
    public void accept(List<@Nullable String> row) {
        Optional<SequenceRule> sequence =
                Optional.ofNullable(row.get(shape.sequenceColumn())).flatMap(SequenceRule::parse);
        shape.historyKey(row)
                .flatMap(folded::history)
                .flatMap(history -> sequence.flatMap(history::at))
                .filter(version -> isOf(version, row.get(dataid)))
                .ifPresent(version -> found.set(version.ordinal()));
    }

    /** Whether the change that the record made or repeats was found. */
    boolean holds(Reading.EntityRow row, SequenceRule sequence) {
        return folded.history(row.key())
                .flatMap(history -> history.at(sequence))
                .map(version -> found.get(version.ordinal()))
                .orElse(false);
    }

    private boolean isOf(Version version, @Nullable String id) {
        return Stream.concat(Stream.of(version.first()), version.twins().stream())
                .anyMatch(each -> records.get(each.record()).dataid().equals(id));
    }
}
