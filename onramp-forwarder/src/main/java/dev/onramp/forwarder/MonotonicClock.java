package dev.onramp.forwarder;

/** Time that only moves forward: for delays, not for dates. */
@FunctionalInterface
public interface MonotonicClock {
    /** Milliseconds since some moment in the past. */
    long millis();

    static MonotonicClock system() {
        return () -> System.nanoTime() / 1_000_000;
    }
}
