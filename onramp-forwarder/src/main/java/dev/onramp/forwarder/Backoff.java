package dev.onramp.forwarder;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Bounded exponential delays: doubling from the first to the longest, each shortened at random by up to half, so that many
 * forwarders do not return at once. As thread-safe as its source of randomness.
 */
public final class Backoff {
    private final long initialMillis;
    private final long maxMillis;
    private final RandomGenerator random;

    /** @throws IllegalArgumentException unless 0 &lt; initial &lt;= max */
    public Backoff(Duration initial, Duration max, RandomGenerator random) {
        this.initialMillis = initial.toMillis();
        this.maxMillis = max.toMillis();
        this.random = random;
        if (initialMillis < 1 || maxMillis < initialMillis) {
            throw new IllegalArgumentException("backoff from " + initial + " to " + max);
        }
    }

    /**
     * @param failures how many there were in a row, from 1
     * @return milliseconds to wait
     */
    public long delayMillis(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(initialMillis) - 2);
        long full = Math.min(maxMillis, initialMillis << doublings);
        return full - random.nextLong(full / 2 + 1);
    }
}
