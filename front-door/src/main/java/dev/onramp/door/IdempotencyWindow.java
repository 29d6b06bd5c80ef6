package dev.onramp.door;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The event ids of the last time, each with what became of its change. Bounded in time and number; it is in memory, so a restart forgets it.
 * Thread-safe: of several requests with one id at the same moment one stores, the others wait for it.
 */
final class IdempotencyWindow {
    private final long windowNanos;
    private final int mostIds;
    private final LongSupplier nanoTime;
    /** In the order of their claims. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param nanoTime a monotonic clock */
    IdempotencyWindow(Duration window, int mostIds, LongSupplier nanoTime) {
        this.windowNanos = window.toNanos();
        this.mostIds = mostIds;
        this.nanoTime = nanoTime;
    }

    /**
     * @param outcome of the first request with the id
     * @param repeated whether it was claimed before
     */
    record Claim(CompletableFuture<Appended> outcome, boolean repeated) {}

    private record Entry(String fingerprint, long claimedAt, CompletableFuture<Appended> outcome) {}

    /** Empty when the id belongs to a change with another content. */
    synchronized Optional<Claim> claim(String dataid, String fingerprint) {
        long now = nanoTime.getAsLong();
        forgetOld(now);
        Entry known = entries.get(dataid);
        if (known != null) {
            return known.fingerprint().equals(fingerprint)
                    ? Optional.of(new Claim(known.outcome(), true))
                    : Optional.empty();
        }
        CompletableFuture<Appended> outcome = new CompletableFuture<>();
        entries.put(dataid, new Entry(fingerprint, now, outcome));
        return Optional.of(new Claim(outcome, false));
    }

    /** Says what became of a claimed change; one that was not stored may be claimed again. */
    void settle(String dataid, Claim claim, Appended appended) {
        if (appended.kind() != Appended.Kind.STORED) {
            synchronized (this) {
                Entry known = entries.get(dataid);
                if (known != null && known.outcome() == claim.outcome()) {
                    entries.remove(dataid);
                }
            }
        }
        claim.outcome().complete(appended);
    }

    private void forgetOld(long now) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            if (now - oldest.next().claimedAt() < windowNanos && entries.size() < mostIds) {
                return;
            }
            oldest.remove();
        }
    }
}
