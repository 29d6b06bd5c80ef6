package dev.onramp.forwarder;

import java.util.Objects;

/** How an invocation ended. */
public sealed interface InvokeOutcome {
    /** The function returned; whether it accounts for the batch is another question. The bytes are handed over. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, and never compared
    record Replied(byte[] reply) implements InvokeOutcome {
        public Replied {
            Objects.requireNonNull(reply, "reply");
        }
    }

    /** There is no reply. */
    record Failed(InvokeFailure failure) implements InvokeOutcome {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
