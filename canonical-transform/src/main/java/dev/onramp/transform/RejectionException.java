package dev.onramp.transform;

/** Carries a {@link Rejected} out of nested values to the row reader or the mapping, which turn it into an outcome. Has no stack trace. */
final class RejectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARACTERS = 60;

    private final transient Rejected rejected;

    RejectionException(RejectionReason reason, String message) {
        super(message, null, false, false);
        this.rejected = new Rejected(reason, message);
    }

    Rejected rejected() {
        return rejected;
    }

    /** A value as it may stand in a message: quoted, cut, without control characters. */
    static String shown(String value) {
        String cut = value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "...";
        return "'" + cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "'";
    }
}
