package dev.onramp.notebooks;

import java.util.Objects;
import java.util.Optional;

/**
 * What of a table is drawn, and how. Immutable; drawn when it is shown.
 *
 * @param label the column with the labels below the drawing
 * @param value the column with the numbers
 * @param series the column whose values are told apart by colour; empty for one colour
 */
public record Chart(Table table, Shape shape, String label, String value, Optional<String> series, String title) {
    /** How a value is drawn. */
    public enum Shape {
        BARS,
        STACKED_BARS,
        LINE
    }

    /** @throws dev.onramp.config.OnrampException ONR-N005 when the table lacks a column, or the values are no numbers */
    public Chart {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(title, "title");
        table.column(label);
        table.numbers(value);
        series.ifPresent(table::column);
    }

    public static Chart bars(Table table, String label, String value) {
        return new Chart(table, Shape.BARS, label, value, Optional.empty(), "");
    }

    public static Chart line(Table table, String label, String value) {
        return new Chart(table, Shape.LINE, label, value, Optional.empty(), "");
    }

    /** A colour for each value of this column. */
    public Chart by(String column) {
        return new Chart(table, shape, label, value, Optional.of(column), title);
    }

    /** Bars upon each other instead of beside each other. */
    public Chart stacked() {
        return new Chart(table, Shape.STACKED_BARS, label, value, series, title);
    }

    public Chart title(String words) {
        return new Chart(table, shape, label, value, series, words);
    }

    /** For readers without pictures. */
    @Override
    public String toString() {
        return "Chart: " + (title.isEmpty() ? value + " by " + label : title);
    }
}
