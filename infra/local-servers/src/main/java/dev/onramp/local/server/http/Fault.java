package dev.onramp.local.server.http;

import java.util.Objects;

/** A request that is answered with an error of the AWS service, in that service's words. Carries no stack trace: it is an answer, not a bug. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * @param status HTTP status
     * @param type the error's shape name, such as {@code ResourceNotFoundException}
     * @param message what the service says
     */
    public Fault(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = Objects.requireNonNull(type, "type");
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** What the service says; never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
