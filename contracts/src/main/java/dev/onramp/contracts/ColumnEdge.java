package dev.onramp.contracts;

import java.util.Objects;

/**
 * One step of a value from a column to another.
 *
 * @param how what is done on the way, for people
 */
public record ColumnEdge(ColumnNode from, ColumnNode to, Effect effect, String how) {
    /** What the step does to the value. */
    public enum Effect {
        /** The same value. */
        IDENTITY,
        /** A value computed from it. */
        TRANSFORMATION,
        /** It decides which value stands there, but is not part of it. */
        CONDITION
    }

    public ColumnEdge {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(how, "how");
    }
}
