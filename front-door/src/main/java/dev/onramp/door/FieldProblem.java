package dev.onramp.door;

import java.util.Objects;

/**
 * One thing wrong with one field.
 *
 * @param line of a newline-delimited body, from 1; 0 for any other body
 * @param pointer JSON pointer into that line or body
 * @param detail what is wrong; never a value, since it may be secret
 */
public record FieldProblem(int line, String pointer, String detail) {
    public FieldProblem {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(detail, "detail");
    }
}
