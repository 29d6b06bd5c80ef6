package dev.onramp.capture;

import java.time.Duration;

/** Growing, bounded pauses: doubling from the first to the longest. Immutable. */
record Backoff(Duration initial, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    Backoff {
        if (initial.isZero() || initial.isNegative() || longest.compareTo(initial) < 0) {
            throw new IllegalArgumentException("backoff from " + initial + " to " + longest);
        }
    }

    /** @param failures how many there were in a row, from 1 */
    Duration pause(int failures) {
        Duration full = initial.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
        return full.compareTo(longest) < 0 ? full : longest;
    }
}
