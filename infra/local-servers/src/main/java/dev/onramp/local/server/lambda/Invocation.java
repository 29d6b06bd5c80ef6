package dev.onramp.local.server.lambda;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through the function. It is completed once; whoever comes second is told so. Thread-safe; the payload is not copied.
 */
final class Invocation {
    private final String requestId;
    private final byte[] payload;
    private final Optional<String> clientContext;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile long takenNanos;
    private volatile Optional<LogTail.Mark> logMark = Optional.empty();

    Invocation(String requestId, byte[] payload, Optional<String> clientContext) {
        this.requestId = Objects.requireNonNull(requestId, "requestId");
        this.payload = Objects.requireNonNull(payload, "payload");
        this.clientContext = clientContext;
    }

    String requestId() {
        return requestId;
    }

    byte[] payload() {
        return payload;
    }

    Optional<String> clientContext() {
        return clientContext;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Where the function's log stood when it took the event. */
    Optional<LogTail.Mark> logMark() {
        return logMark;
    }

    void takenAt(LogTail.Mark mark) {
        logMark = Optional.of(mark);
        takenNanos = System.nanoTime();
    }

    /** How long the function has had the event, in milliseconds begun; 0 when it never took it. */
    long heldMillis() {
        return logMark.isEmpty() ? 0 : (System.nanoTime() - takenNanos + 999_999) / 1_000_000;
    }

    /** Ends the invocation; false when it had ended before. */
    boolean end(Outcome how) {
        return outcome.complete(how);
    }

    /** A trace id that no tracing service knows, in the form that the runtime expects. */
    String traceId(Instant now) {
        String hex = requestId.replace("-", "");
        return String.format("Root=1-%08x-%s;Sampled=0", now.getEpochSecond(), hex.substring(0, 24));
    }
}
