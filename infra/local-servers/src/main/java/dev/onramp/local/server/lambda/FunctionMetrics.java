package dev.onramp.local.server.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.LongAdder;

/** Counts what AWS would bill for a function since the endpoint's start. Thread-safe. */
final class FunctionMetrics {
    private final LongAdder invocations = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder payloadBytes = new LongAdder();
    private final LongAdder billedMillis = new LongAdder();

    /** Counts an invocation that has ended. */
    void count(Invocation invocation, Outcome outcome) {
        invocations.increment();
        payloadBytes.add(invocation.payload().length);
        billedMillis.add(invocation.heldMillis());
        if (outcome instanceof Outcome.Failed) {
            errors.increment();
        }
    }

    void writeTo(ObjectNode target) {
        target.put("Invocations", invocations.sum())
                .put("Errors", errors.sum())
                .put("PayloadBytes", payloadBytes.sum())
                .put("BilledMillis", billedMillis.sum());
    }
}
