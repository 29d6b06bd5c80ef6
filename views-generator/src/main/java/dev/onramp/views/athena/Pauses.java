package dev.onramp.views.athena;

import java.time.Duration;

/** Pauses between two questions for the same thing: short at first, since most statements take moments, then doubling up to a bound. Not thread-safe. */
final class Pauses {
    private static final long LONGEST_MILLIS = Duration.ofSeconds(3).toMillis();

    private long millis = 50;

    void next() throws InterruptedException {
        Thread.sleep(millis);
        millis = Math.min(LONGEST_MILLIS, millis * 2);
    }
}
