package dev.onramp.door;

import dev.onramp.door.IdempotencyWindow.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the changes of one request on the raw topic and waits for every acknowledgement. Thread-safe. */
final class Appending {
    private static final Logger LOG = LoggerFactory.getLogger(Appending.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** Beyond the log's own bound, so that its reason is heard. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final RawLog log;
    private final IdempotencyWindow window;
    private final Duration timeout;

    Appending(RawLog log, IdempotencyWindow window, Duration timeout) {
        this.log = log;
        this.window = window;
        this.timeout = timeout;
    }

    /**
     * @param identified whether the ids came from the sender, so that they may have been there before
     * @return how many were stored before
     */
    int append(List<RawEntry> entries, boolean identified) {
        List<Claim> claims = identified ? claimAll(entries) : List.of();
        List<CompletableFuture<Appended>> outcomes = new ArrayList<>();
        int next = 0;
        try {
            for (; next < entries.size(); next++) {
                RawEntry entry = entries.get(next);
                outcomes.add(identified ? once(entry, claims.get(next)) : log.append(entry));
                // When the broker is away each further append would wait its whole time again.
                Optional<Appended> known =
                        Optional.ofNullable(outcomes.get(next).getNow(null));
                if (known.isPresent()) {
                    require(known.get(), entry);
                }
            }
        } finally {
            release(entries, claims, next + 1);
        }
        await(outcomes, entries);
        return (int) claims.stream().filter(Claim::repeated).count();
    }

    private CompletableFuture<Appended> once(RawEntry entry, Claim claim) {
        if (!claim.repeated()) {
            log.append(entry).thenAccept(appended -> window.settle(entry.dataid(), claim, appended));
        }
        return claim.outcome();
    }

    /** All or none, before anything is stored. */
    private List<Claim> claimAll(List<RawEntry> entries) {
        List<Claim> claims = new ArrayList<>();
        for (RawEntry entry : entries) {
            Optional<Claim> claim = window.claim(entry.dataid(), DataIds.fingerprint(entry.value()));
            if (claim.isEmpty()) {
                release(entries, claims, 0);
                throw Refusal.of(
                        Fault.ID_REUSED,
                        "the change " + entry.dataid() + " came before with another content; nothing was stored");
            }
            claims.add(claim.get());
        }
        return claims;
    }

    /** Gives back the claims of what was never appended. */
    private void release(List<RawEntry> entries, List<Claim> claims, int from) {
        for (int index = from; index < claims.size(); index++) {
            if (!claims.get(index).repeated()) {
                window.settle(
                        entries.get(index).dataid(),
                        claims.get(index),
                        new Appended(Appended.Kind.UNAVAILABLE, "an earlier change of the request was not stored"));
            }
        }
    }

    private void await(List<CompletableFuture<Appended>> outcomes, List<RawEntry> entries) {
        long deadline = System.nanoTime() + timeout.plus(GRACE).toNanos();
        for (int index = 0; index < outcomes.size(); index++) {
            try {
                require(
                        outcomes.get(index).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS),
                        entries.get(index));
            } catch (TimeoutException e) {
                require(new Appended(Appended.Kind.UNAVAILABLE, "no answer in " + timeout), entries.get(index));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                require(new Appended(Appended.Kind.UNAVAILABLE, "the front door stops"), entries.get(index));
            }
        }
    }

    private static void require(Appended appended, RawEntry entry) {
        switch (appended.kind()) {
            case STORED -> {}
            case TOO_LARGE -> throw Refusal.of(Fault.TOO_LARGE, "the broker refuses a change of this size");
            case UNAVAILABLE -> {
                LOG.warn("changes of {} were not acknowledged: {}", entry.table(), appended.detail());
                throw Refusal.later(
                        Fault.UNAVAILABLE,
                        "some of the changes may be stored; send all again, with the same event ids if they have any",
                        RETRY_AFTER);
            }
        }
    }
}
