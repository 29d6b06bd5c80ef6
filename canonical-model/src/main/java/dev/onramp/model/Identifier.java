package dev.onramp.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name of the model that may stand in SQL, topics and paths: {@code [a-z][a-z0-9_]{0,58}}. It comes only from the model, never from
 * data, and needs no quoting beyond reserved words. Ordered as text.
 *
 * @param value the name itself
 */
public record Identifier(String value) implements Comparable<Identifier> {
    static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,58}");

    /** @throws IllegalArgumentException when the value does not have the form; the message holds it */
    public Identifier {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an identifier: '" + value + "' does not match " + FORM.pattern());
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    /** The bare name, for building texts. */
    @Override
    public String toString() {
        return value;
    }
}
