package dev.onramp.reconcile.compare;

import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.KeyHistory;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.fold.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest state of an entity: one row per key that is not deleted. */
public final class LatestRows implements ExpectedRows {
    private final FoldedEntity folded;
    private final EntityColumns shape;

    public LatestRows(FoldedEntity folded) {
        this.folded = folded;
        this.shape = new EntityColumns(folded.entity());
    }

    @Override
    public List<Column> columns() {
        return Column.of(folded.entity());
    }

    @Override
    public Stream<ExpectedRow> all() {
        return folded.histories().stream().map(LatestRows::expected).flatMap(Optional::stream);
    }

    @Override
    public Optional<ExpectedRow> find(List<@Nullable String> stored) {
        return shape.key(stored).flatMap(folded::history).flatMap(LatestRows::expected);
    }

    @Override
    public String label(List<@Nullable String> stored) {
        return shape.label(stored);
    }

    @Override
    public Set<EntityKey> involved(List<@Nullable String> cells) {
        return shape.involved(cells);
    }

    private static Optional<ExpectedRow> expected(KeyHistory history) {
        return history.latest()
                .map(version -> new ExpectedRow(history.ordinal(), history.key().text(), candidates(version)));
    }

    private static List<dev.onramp.reconcile.fold.PackedRow> candidates(Version version) {
        return Stream.concat(Stream.of(version.first()), version.twins().stream())
                .filter(each -> each.fate() == Reading.Fate.PRESENT)
                .map(Version.Candidate::row)
                .toList();
    }
}
