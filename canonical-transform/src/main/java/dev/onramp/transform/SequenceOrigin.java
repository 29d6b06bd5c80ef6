package dev.onramp.transform;

import java.util.Locale;

/** Where the sequence of a change comes from; the header {@code ce_sequenceorigin} holds {@link #text()}. */
public enum SequenceOrigin {
    /** The source's own position. */
    SOURCE,
    /** Time and place of the record on the raw topic. */
    BROKER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
