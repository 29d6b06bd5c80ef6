package dev.onramp.door;

import java.util.Objects;

/** Carries a {@link Refusal} out of whatever step found it. It is an answer, not a failure: it has no stack trace and is not logged. */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusalException(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = Objects.requireNonNull(refusal, "refusal");
    }

    public Refusal refusal() {
        return refusal;
    }
}
