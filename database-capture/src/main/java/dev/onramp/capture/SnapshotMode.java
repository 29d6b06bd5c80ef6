package dev.onramp.capture;

/** Whether the rows that are there at the first start are sent. */
public enum SnapshotMode {
    /** They come first, then the changes. */
    INITIAL,
    /** Only what changes from the first start on. */
    NEVER
}
