package dev.onramp.door;

import java.util.Objects;

/**
 * What became of a change on its way to the raw topic.
 *
 * @param detail the broker's reason, for the log; empty when stored
 */
public record Appended(Kind kind, String detail) {
    /** STORED: acknowledged by all replicas that must. UNAVAILABLE: not acknowledged in time; it may be stored nevertheless. */
    public enum Kind {
        STORED,
        TOO_LARGE,
        UNAVAILABLE
    }

    public Appended {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    public static Appended stored() {
        return new Appended(Kind.STORED, "");
    }
}
