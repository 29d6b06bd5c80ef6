package dev.onramp.door;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How much one producer may send: a bucket of tokens that fills at a steady rate. Thread-safe. */
final class TokenBucket {
    private final double perNano;
    private final long most;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    /** @param nanoTime a monotonic clock */
    TokenBucket(long perSecond, long most, LongSupplier nanoTime) {
        this.perNano = perSecond / 1e9;
        this.most = most;
        this.nanoTime = nanoTime;
        this.tokens = most;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes that many tokens and gives zero, or takes none and says how long to wait for them. */
    synchronized Duration take(int wanted) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(most, tokens + (now - filledAt) * perNano);
        filledAt = now;
        if (tokens >= wanted) {
            tokens -= wanted;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((wanted - tokens) / perNano));
    }
}
