package dev.onramp.local.server.lambda;

import java.util.Objects;

/** How an invocation ended. Bodies are not copied. */
sealed interface Outcome {
    /** The JSON that the caller gets. */
    byte[] body();

    /** The function returned. */
    record Returned(byte[] body) implements Outcome {
        public Returned {
            Objects.requireNonNull(body, "body");
        }
    }

    /** The function threw, took too long or died; the body says which, as Lambda words it. */
    record Failed(byte[] body) implements Outcome {
        public Failed {
            Objects.requireNonNull(body, "body");
        }
    }
}
