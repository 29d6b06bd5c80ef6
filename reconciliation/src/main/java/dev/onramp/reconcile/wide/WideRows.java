package dev.onramp.reconcile.wide;

import dev.onramp.model.FieldType;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.EntityColumns;
import dev.onramp.reconcile.compare.EntityKey;
import dev.onramp.reconcile.compare.ExpectedRow;
import dev.onramp.reconcile.compare.ExpectedRows;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.KeyHistory;
import dev.onramp.reconcile.fold.PackedRow;
import dev.onramp.reconcile.fold.RowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a wide view must show: one row per row of the driving entity, joined when it is asked for. Thread-safe. */
public final class WideRows implements ExpectedRows {
    private final WideShape shape;
    private final Folded folded;
    private final EntityColumns driving;
    private final List<Column> columns;

    public WideRows(WideShape shape, Folded folded) {
        this.shape = shape;
        this.folded = folded;
        this.driving = new EntityColumns(shape.entity());
        this.columns = shape.columns();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Stream<ExpectedRow> all() {
        return drivingRows().histories().stream().map(this::expected).flatMap(Optional::stream);
    }

    @Override
    public Optional<ExpectedRow> find(List<@Nullable String> stored) {
        return driving.key(stored).flatMap(drivingRows()::history).flatMap(this::expected);
    }

    @Override
    public String label(List<@Nullable String> stored) {
        return driving.label(stored);
    }

    @Override
    public Set<EntityKey> involved(List<@Nullable String> cells) {
        Set<EntityKey> involved = new HashSet<>(driving.involved(cells));
        driving.key(cells).flatMap(drivingRows()::latest).ifPresent(row -> join(row, involved));
        return involved;
    }

    private FoldedEntity drivingRows() {
        return folded.entity(shape.entity().name());
    }

    private Optional<ExpectedRow> expected(KeyHistory history) {
        return history.latest()
                .map(version -> new ExpectedRow(
                        history.ordinal(),
                        history.key().text(),
                        List.of(wide(version.first().row()))));
    }

    private PackedRow wide(PackedRow row) {
        List<List<@Nullable String>> parts = join(row, new HashSet<>());
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            WideShape.Cell cell = shape.cells().get(i);
            List<@Nullable String> part = parts.get(cell.step());
            cells.add(part.isEmpty() ? null : shown(columns.get(i).type(), part.get(cell.index())));
        }
        return PackedRow.of(cells);
    }

    /**
     * The cells of each step; none for one whose row has not arrived.
     *
     * @param involved takes the keys that were looked up, found or not
     */
    private List<List<@Nullable String>> join(PackedRow row, Set<EntityKey> involved) {
        List<List<@Nullable String>> parts = new ArrayList<>();
        parts.add(row.cells());
        for (JoinStep step : shape.steps().subList(1, shape.steps().size())) {
            Optional<RowKey> key = key(step, parts.get(step.owner()));
            key.ifPresent(each -> involved.add(new EntityKey(step.entity().name(), each)));
            parts.add(key.flatMap(folded.entity(step.entity().name())::latest)
                    .map(PackedRow::cells)
                    .orElse(List.of()));
        }
        return parts;
    }

    private static boolean leads(JoinStep step, List<@Nullable String> owner) {
        if (step.guard().isEmpty()) {
            return true;
        }
        String value = owner.get(step.guard().get().index());
        return value != null && step.guard().get().values().contains(value);
    }

    private static Optional<RowKey> key(JoinStep step, List<@Nullable String> owner) {
        if (owner.isEmpty() || !leads(step, owner)) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int index : step.link()) {
            String value = owner.get(index);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(RowKey.of(values));
    }

    /** Trino cuts timestamps to milliseconds, inside of arrays and structs too. */
    private static @Nullable String shown(FieldType type, @Nullable String cell) {
        return cell == null || !holdsTimestamp(type) ? cell : cell.replaceAll("(:\\d\\d\\.\\d{3})\\d{3}Z", "$1000Z");
    }

    private static boolean holdsTimestamp(FieldType type) {
        if (type instanceof FieldType.ArrayType array) {
            return holdsTimestamp(array.element());
        }
        if (type instanceof FieldType.StructType struct) {
            return struct.fields().stream().anyMatch(each -> holdsTimestamp(each.type()));
        }
        return type == FieldType.Primitive.TIMESTAMP;
    }
}
