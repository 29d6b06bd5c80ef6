package dev.onramp.model.contract;

import java.util.Locale;

/** What happened to a row in its source, or to all rows of a table ({@link #TRUNCATE}); the header {@code ce_operation} and the column {@code _op} hold {@link #text()}. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    READ,
    TRUNCATE;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when the text names no operation */
    public static Operation of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
