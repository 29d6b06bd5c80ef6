package dev.onramp.ingest;

import java.time.Duration;

/** Waiting times between tries: each twice the one before, up to a bound. Immutable. */
public record Backoff(Duration initial, Duration max) {
    public Backoff {
        if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("not a backoff: from " + initial + " to " + max);
        }
    }

    /** @param failures failures in a row so far, from 1 */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 30);
        Duration wait = initial.multipliedBy(1L << doublings);
        return wait.compareTo(max) > 0 ? max : wait;
    }
}
