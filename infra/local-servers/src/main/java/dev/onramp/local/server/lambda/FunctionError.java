package dev.onramp.local.server.lambda;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** The function errors that Lambda itself raises, worded as it words them. */
final class FunctionError {
    private FunctionError() {}

    static Outcome timedOut(String requestId, Duration timeout) {
        return of(
                "Sandbox.Timedout",
                String.format(
                        Locale.ROOT,
                        "RequestId: %s Error: Task timed out after %.2f seconds",
                        requestId,
                        timeout.toMillis() / 1000.0));
    }

    static Outcome exited(String requestId, int status) {
        // The JDK reports death by signal n as 128 + n.
        String how = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return of("Runtime.ExitError", "RequestId: " + requestId + " Error: Runtime exited with error: " + how);
    }

    static Outcome responseTooLarge(int limitBytes) {
        return of(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limitBytes + " bytes).");
    }

    static Outcome unreachable(String requestId) {
        return of(
                "Runtime.ExitError", "RequestId: " + requestId + " Error: Runtime went away before it took the event");
    }

    private static Outcome of(String type, String message) {
        String json = "{\"errorType\":\"" + type + "\",\"errorMessage\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(message)) + "\"}";
        return new Outcome.Failed(json.getBytes(StandardCharsets.UTF_8));
    }
}
