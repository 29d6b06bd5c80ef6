package dev.onramp.views.proof;

import java.time.Instant;

/** Times as views show them. */
final class Millis {
    private static final int NANOS = 1_000_000;

    private Millis() {}

    /** The nearest millisecond, half of one up. */
    static Instant nearest(Instant time) {
        Instant moved = time.plusNanos(NANOS / 2);
        return moved.minusNanos(moved.getNano() % NANOS);
    }
}
