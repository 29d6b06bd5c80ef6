package dev.onramp.capture;

/**
 * How one run begins.
 *
 * @param publication whether the publication exists or is to be made
 * @param rows what is sent before the changes
 */
public record Plan(Publication publication, Rows rows) {
    /** The database's list of the tables. */
    public enum Publication {
        EXISTS,
        MISSING
    }

    /** What is sent before the changes. */
    public enum Rows {
        /** Nothing: the run goes on where the last one ended, or only changes are wanted. */
        NONE,
        /** The rows that are there. */
        ALL,
        /** The same after a truncate of each table, for an earlier run may have sent rows that are gone since. */
        ALL_ANEW
    }
}
