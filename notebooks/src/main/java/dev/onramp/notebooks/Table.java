package dev.onramp.notebooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows with named columns, as a notebook shows them. Immutable. */
public final class Table {
    /** Most rows of one table: more are for an engine, not for a page. */
    public static final int MAX_ROWS = 10_000;

    private final String source;
    private final String sql;
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows;

    /**
     * @param source what the rows come from, such as {@code sql/accounts.sql}
     * @param sql the statement; empty where there is none
     * @param rows one value per column: null, Boolean, Number, String, List or Map
     * @throws IllegalArgumentException when a row has another number of values than there are columns
     */
    public Table(
            String source, String sql, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        this.source = Objects.requireNonNull(source, "source");
        this.sql = Objects.requireNonNull(sql, "sql");
        this.columns = List.copyOf(columns);
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<? extends @Nullable Object> row : rows) {
            if (row.size() != this.columns.size()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%d values for the columns %s", row.size(), columns));
            }
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        this.rows = Collections.unmodifiableList(copies);
    }

    public String source() {
        return source;
    }

    public String sql() {
        return sql;
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<@Nullable Object>> rows() {
        return rows;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /**
     * All values of a column, from the first row to the last.
     *
     * @throws dev.onramp.config.OnrampException ONR-N005 when there is no such column
     */
    public List<@Nullable Object> column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw NotebooksErrors.noSuchColumn(name, source, columns);
        }
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(index)));
        return Collections.unmodifiableList(values);
    }

    /**
     * The sum of a column of numbers; nulls count as nothing.
     *
     * @throws dev.onramp.config.OnrampException ONR-N005 when there is no such column, or it holds something else
     */
    public double sum(String name) {
        return numbers(name).stream()
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .sum();
    }

    /**
     * The numbers of a column.
     *
     * @throws dev.onramp.config.OnrampException ONR-N005 when there is no such column, or it holds something else
     */
    public List<@Nullable Number> numbers(String name) {
        List<@Nullable Number> numbers = new ArrayList<>();
        for (Object value : column(name)) {
            if (value != null && !(value instanceof Number)) {
                throw NotebooksErrors.noNumbers(name, source, value);
            }
            numbers.add((Number) value);
        }
        return Collections.unmodifiableList(numbers);
    }

    /** The value in the first row: for queries that answer with one. */
    public @Nullable Object first(String name) {
        List<@Nullable Object> values = column(name);
        if (values.isEmpty()) {
            throw NotebooksErrors.noRows(source);
        }
        return values.get(0);
    }

    /** A bar for each row: its label from one column, its height from another. */
    public Chart bars(String label, String value) {
        return Chart.bars(this, label, value);
    }

    /** A line through all rows. */
    public Chart line(String label, String value) {
        return Chart.line(this, label, value);
    }

    /** The table as plain text. */
    @Override
    public String toString() {
        return TableText.of(this);
    }
}
