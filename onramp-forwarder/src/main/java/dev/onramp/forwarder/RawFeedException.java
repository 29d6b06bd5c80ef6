package dev.onramp.forwarder;

import java.util.Objects;

/** A feed broke in a way that another one, opened later, may heal. Nothing is lost: what is not committed comes again. */
public final class RawFeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorId;

    public RawFeedException(String errorId, String message, Throwable source) {
        super(message, source);
        this.errorId = Objects.requireNonNull(errorId, "errorId");
    }

    public RawFeedException(String errorId, String message) {
        super(message);
        this.errorId = Objects.requireNonNull(errorId, "errorId");
    }

    public String errorId() {
        return errorId;
    }
}
