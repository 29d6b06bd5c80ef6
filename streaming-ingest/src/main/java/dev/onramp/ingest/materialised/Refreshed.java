package dev.onramp.ingest.materialised;

import java.util.Objects;

/**
 * What a refresh did.
 *
 * @param rows that were computed anew
 */
public record Refreshed(Way way, long rows) {
    /** How the table came to hold what the view shows. */
    public enum Way {
        /** It did already. */
        NOTHING_CHANGED,
        /** The rows concerned were exchanged. */
        UPDATED,
        /** All rows were computed. */
        REBUILT
    }

    static final Refreshed NOTHING = new Refreshed(Way.NOTHING_CHANGED, 0);

    public Refreshed {
        Objects.requireNonNull(way, "way");
    }
}
