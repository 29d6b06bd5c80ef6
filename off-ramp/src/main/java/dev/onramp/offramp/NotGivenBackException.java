package dev.onramp.offramp;

/** A canonical record that has no row in the legacy shape. Its message says why; it has no stack trace. */
public final class NotGivenBackException extends Exception {
    private static final long serialVersionUID = 1L;

    NotGivenBackException(String reason) {
        super(reason, null, false, false);
    }

    /** What is wrong, with the field concerned. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
