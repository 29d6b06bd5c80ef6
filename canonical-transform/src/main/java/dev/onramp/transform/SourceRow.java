package dev.onramp.transform;

import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, by position in the source's declaration. A scalar value is its canonical text (a number as JSON writes it, an
 * ISO 8601 date, ...), an array a {@code List}, a struct a {@code Map} from name to value. Values of secret columns are not here: the text
 * {@value #HIDDEN} stands for them. Immutable and thread-safe; its text form shows no values.
 */
public final class SourceRow {
    static final String HIDDEN = "***";

    private final List<Identifier> columns;
    private final @Nullable Object[] values;

    SourceRow(List<Identifier> columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** @throws IllegalArgumentException when the source has no such column */
    public Optional<Object> value(Identifier column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("the source has no column " + column);
        }
        return Optional.ofNullable(values[index]);
    }

    @Nullable
    Object at(int index) {
        return values[index];
    }

    /** The same row with those columns alone. */
    SourceRow only(int[] indexes) {
        @Nullable Object[] kept = new Object[values.length];
        for (int index : indexes) {
            kept[index] = values[index];
        }
        return new SourceRow(columns, kept);
    }
}
