package dev.onramp.reconcile;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller may choose.
 *
 * @param without stores to leave out
 * @param catchUpTimeout how long to wait for the pipeline to handle everything that is there at the start; zero does not wait
 * @param shown how many differences of each check to show, from 1
 */
public record VerifyOptions(Set<Store> without, Duration catchUpTimeout, int shown) {
    /** Everything, after at most a minute, with 10 differences. */
    public static final VerifyOptions DEFAULT = new VerifyOptions(Set.of(), Duration.ofMinutes(1), 10);

    public VerifyOptions {
        without = Set.copyOf(without);
        if (catchUpTimeout.isNegative()) {
            throw new IllegalArgumentException("a timeout is not negative: " + catchUpTimeout);
        }
        if (shown < 1) {
            throw new IllegalArgumentException("at least 1 difference must be shown: " + shown);
        }
    }

    public VerifyOptions without(Store store) {
        EnumSet<Store> more = EnumSet.of(store);
        more.addAll(without);
        return new VerifyOptions(more, catchUpTimeout, shown);
    }

    public VerifyOptions withCatchUpTimeout(Duration timeout) {
        return new VerifyOptions(without, timeout, shown);
    }
}
