package dev.onramp.reconcile.compare;

import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.KeyHistory;
import dev.onramp.reconcile.fold.RowKey;
import dev.onramp.reconcile.fold.SequenceRule;
import dev.onramp.reconcile.fold.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history of an entity: one row per key and sequence. */
public final class HistoryRows implements ExpectedRows {
    private final FoldedEntity folded;
    private final EntityColumns shape;

    public HistoryRows(FoldedEntity folded) {
        this.folded = folded;
        this.shape = new EntityColumns(folded.entity());
    }

    @Override
    public List<Column> columns() {
        return Column.of(folded.entity());
    }

    @Override
    public Stream<ExpectedRow> all() {
        return folded.histories().stream()
                .flatMap(history -> history.versions().stream().map(each -> expected(history, each)));
    }

    @Override
    public Optional<ExpectedRow> find(List<@Nullable String> stored) {
        Optional<KeyHistory> history = shape.historyKey(stored).flatMap(folded::history);
        Optional<SequenceRule> sequence =
                Optional.ofNullable(stored.get(shape.sequenceColumn())).flatMap(SequenceRule::parse);
        return history.flatMap(each -> sequence.flatMap(each::at).map(version -> expected(each, version)));
    }

    @Override
    public String label(List<@Nullable String> stored) {
        return shape.historyKey(stored).map(RowKey::toString).orElse("(a row without key)") + " at "
                + stored.get(shape.sequenceColumn());
    }

    @Override
    public Set<EntityKey> involved(List<@Nullable String> cells) {
        return shape.involved(shape.historyKey(cells));
    }

    private static ExpectedRow expected(KeyHistory history, Version version) {
        return new ExpectedRow(
                version.ordinal(),
                history.key() + " at " + version.sequence(),
                Stream.concat(Stream.of(version.first()), version.twins().stream())
                        .map(Version.Candidate::row)
                        .toList());
    }
}
