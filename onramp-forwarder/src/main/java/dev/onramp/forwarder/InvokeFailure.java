package dev.onramp.forwarder;

import java.util.Objects;

/**
 * Why an invocation brought no usable reply. Every kind is tried again, because the transform may repeat anything without harm; the kinds differ in what
 * a reader of the log has to do.
 *
 * @param errorId as in {@code docs/errors.md}
 * @param what for the log: names, codes and counts, never values of records
 */
public record InvokeFailure(Kind kind, String errorId, String what) {
    /** What is known of the invocation. */
    public enum Kind {
        /** The transform did not take the batch, or gave it up; waiting helps. */
        RETRYABLE,
        /** The reply is lost: the transform may have done all of it, and may still be at it. */
        UNKNOWN,
        /** The cloud understood and refused; trying goes on, but only a person can mend it. */
        REFUSED,
        /** The batch, or the reply to it, is larger than the cloud takes: halves may not be. */
        TOO_LARGE,
        /** The function ran out of time or memory, perhaps over the size of the batch; perhaps it did the work. */
        OVERTAXED
    }

    public InvokeFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(errorId, "errorId");
        Objects.requireNonNull(what, "what");
    }

    /** Whether a smaller batch has better prospects. */
    boolean concernsSize() {
        return kind == Kind.TOO_LARGE || kind == Kind.OVERTAXED;
    }

    @Override
    public String toString() {
        return errorId + " (" + kind.name().toLowerCase(java.util.Locale.ROOT) + "): " + what;
    }
}
