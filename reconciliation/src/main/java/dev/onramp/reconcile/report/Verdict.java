package dev.onramp.reconcile.report;

/** How a verification ended. */
public enum Verdict {
    /** Every check holds and every record is accounted for. */
    AGREES(0, "everything agrees"),
    /** The pipeline had not handled everything in time; nothing was compared. */
    NOT_CAUGHT_UP(1, "not caught up"),
    DIFFERENCES(3, "differences found");

    private final int exitCode;
    private final String text;

    Verdict(int exitCode, String text) {
        this.exitCode = exitCode;
        this.text = text;
    }

    /** What a command that verifies should exit with. */
    public int exitCode() {
        return exitCode;
    }

    /** For a person. */
    public String text() {
        return text;
    }
}
