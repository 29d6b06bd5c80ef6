package dev.onramp.model;

import dev.onramp.model.FieldType.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an analyst sees in place of a personal value. The type of the column stays, and null stays null. */
public enum Masking {
    /** SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits: equal values stay equal. Whoever can guess a value can check the guess. */
    HASH(Primitive.STRING),
    /** The first of January of its year, at midnight for a timestamp. */
    YEAR(Primitive.DATE, Primitive.TIMESTAMP),
    /** The first character of the text. */
    FIRST_LETTER(Primitive.STRING),
    /** Nothing. For every type. */
    NULL;

    private final List<FieldType> types;

    Masking(FieldType... types) {
        this.types = List.of(types);
    }

    /** Whether values of the type can be masked so. */
    public boolean fits(FieldType type) {
        return this == NULL || types.contains(type);
    }

    /** As a model writes it: {@code first-letter}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Masking> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
