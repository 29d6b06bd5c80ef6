package dev.onramp.transform.firehose;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Growing pauses between tries, as long as there is time. Thread-safe. */
final class Pauses {
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2_000;

    private final Duration atMost;
    private final LongSupplier nanoTime;
    private final LongConsumer sleep;

    /** @param sleep takes milliseconds */
    Pauses(Duration atMost, LongSupplier nanoTime, LongConsumer sleep) {
        this.atMost = atMost;
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    static Pauses within(Duration atMost) {
        return new Pauses(atMost, System::nanoTime, Pauses::sleep);
    }

    Series begin() {
        return new Series(nanoTime.getAsLong());
    }

    /** The pauses of one delivery. For one thread. */
    final class Series {
        private final long begun;
        private long next = FIRST_MILLIS;

        private Series(long begun) {
            this.begun = begun;
        }

        /** Whether all the time there was is spent. */
        boolean isOver() {
            return nanoTime.getAsLong() - begun >= atMost.toNanos();
        }

        /** @return false, without a pause, when it would take longer than there is time */
        boolean pause() {
            long spent = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - begun);
            if (spent + next > atMost.toMillis() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            sleep.accept(next);
            next = Math.min(LONGEST_MILLIS, next * 2);
            return true;
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
