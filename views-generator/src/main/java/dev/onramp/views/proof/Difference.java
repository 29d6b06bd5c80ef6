package dev.onramp.views.proof;

/**
 * A cell in which an engine differs from the rules, or a row that it has too many or too few.
 *
 * @param row the values of the view's grain
 * @param column empty where the whole row is meant
 */
public record Difference(String engine, String view, String row, String column, String expected, String actual) {}
