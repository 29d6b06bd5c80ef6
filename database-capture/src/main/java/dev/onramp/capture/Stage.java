package dev.onramp.capture;

/** How far earlier runs came, by what they stored. */
public enum Stage {
    /** Nothing is stored. */
    NEW,
    /** The rows that were there are not all sent. */
    IN_SNAPSHOT,
    /** The changes are being followed. */
    FOLLOWING
}
