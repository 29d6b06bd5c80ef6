package dev.onramp.generator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a legacy table: every column has a text or no value. Immutable. */
public final class LegacyRow {
    private final LegacyTable table;
    private final @Nullable String[] values;

    private LegacyRow(LegacyTable table, @Nullable String[] values) {
        this.table = table;
        this.values = values;
    }

    /**
     * A row out of some of its columns; the others have no value.
     *
     * @throws IllegalArgumentException when a column is not of the table, or the key is missing
     */
    public static LegacyRow of(LegacyTable table, Map<String, ? extends @Nullable String> columns) {
        @Nullable String[] values = new String[table.columns().size()];
        columns.forEach((column, value) -> values[index(table, column)] = value);
        if (values[index(table, table.key())] == null) {
            throw new IllegalArgumentException("a row of " + table.table() + " needs a value for " + table.key());
        }
        return new LegacyRow(table, values);
    }

    public LegacyTable table() {
        return table;
    }

    /** The text of the key column, which is also the key of the row's messages. */
    public String key() {
        return Objects.requireNonNull(values[index(table, table.key())]);
    }

    /** The value of a column. */
    public Optional<String> value(String column) {
        return Optional.ofNullable(values[index(table, column)]);
    }

    /** This row with one column changed. */
    LegacyRow with(String column, @Nullable String value) {
        @Nullable String[] changed = values.clone();
        changed[index(table, column)] = value;
        return new LegacyRow(table, changed);
    }

    /** The row with its key alone, as a delete carries it. */
    LegacyRow keyOnly() {
        return of(table, Map.of(table.key(), key()));
    }

    /** Column to value in the order of the table; columns without value map to null. */
    public Map<String, @Nullable String> columns() {
        Map<String, @Nullable String> result = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            result.put(table.columns().get(i), values[i]);
        }
        return result;
    }

    private static int index(LegacyTable table, String column) {
        int index = table.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(table.table() + " has no column " + column);
        }
        return index;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LegacyRow row && table == row.table && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return 31 * table.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return table.table() + columns();
    }
}
