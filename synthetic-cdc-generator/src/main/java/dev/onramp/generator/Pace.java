package dev.onramp.generator;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Keeps a run at its rate. Not thread-safe. */
final class Pace {
    private static final int MOST_AT_ONCE = 500;
    /** So often a second a run that has a rate sends. */
    private static final int TURNS_PER_SECOND = 20;

    private final int perSecond;
    private final LongSupplier nanos;
    private final LongConsumer sleepNanos;
    private final long start;

    /**
     * @param perSecond changes per second, 0 for no bound
     * @param nanos a clock as {@link System#nanoTime}
     * @param sleepNanos waits at least so long
     */
    Pace(int perSecond, LongSupplier nanos, LongConsumer sleepNanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.sleepNanos = sleepNanos;
        this.start = nanos.getAsLong();
    }

    /** On the clock of the machine. */
    static Pace of(int perSecond) {
        return new Pace(perSecond, System::nanoTime, Pace::sleep);
    }

    /** How many changes to send before the next {@link #await}. */
    int turn() {
        return perSecond == 0 ? MOST_AT_ONCE : Math.max(1, Math.min(MOST_AT_ONCE, perSecond / TURNS_PER_SECOND));
    }

    /** Returns when so many changes may have been sent. */
    void await(long sent) {
        if (perSecond > 0) {
            long due = start + (long) (sent * (1e9 / perSecond));
            long now = nanos.getAsLong();
            if (due > now) {
                sleepNanos.accept(due - now);
            }
        }
    }

    private static void sleep(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        }
    }
}
