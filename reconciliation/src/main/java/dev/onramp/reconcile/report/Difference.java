package dev.onramp.reconcile.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that is not as it must be.
 *
 * @param key what is concerned: a row's key, a record's coordinates, a table
 * @param column empty where the whole row or record is concerned
 * @param expected empty for what should not be there
 * @param actual empty for what is not there
 */
public record Difference(Kind kind, String key, String column, String expected, String actual) {

    /** What is wrong. */
    public enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT
    }

    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    /** In one line. */
    public String text() {
        return switch (kind) {
            case MISSING -> key + ": missing" + (expected.isEmpty() ? "" : ", expected " + expected);
            case EXTRA -> key + ": not expected" + (actual.isEmpty() ? "" : ", found " + actual);
            case DIFFERENT ->
                expected.isEmpty() && actual.isEmpty() ? key : place() + ": expected " + expected + ", found " + actual;
        };
    }

    private String place() {
        return column.isEmpty() ? key : key + ", " + column;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
        map.put("key", key);
        map.put("column", column);
        map.put("expected", expected);
        map.put("actual", actual);
        return map;
    }
}
