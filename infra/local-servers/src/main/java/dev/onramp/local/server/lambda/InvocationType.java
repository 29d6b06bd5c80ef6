package dev.onramp.local.server.lambda;

import dev.onramp.local.server.http.Fault;
import java.util.Arrays;

/** What a caller wants to wait for, with the limit that Lambda puts on the payload. */
enum InvocationType {
    REQUEST_RESPONSE("RequestResponse", 6 * 1024 * 1024),
    EVENT("Event", 1024 * 1024),
    DRY_RUN("DryRun", 6 * 1024 * 1024);

    private final String wireName;
    private final int maxPayloadBytes;

    InvocationType(String wireName, int maxPayloadBytes) {
        this.wireName = wireName;
        this.maxPayloadBytes = maxPayloadBytes;
    }

    int maxPayloadBytes() {
        return maxPayloadBytes;
    }

    static InvocationType of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        400,
                        "InvalidParameterValueException",
                        "invocation type '" + text + "' is not one of RequestResponse, Event, DryRun"));
    }

    Fault tooLarge(long bytes) {
        return new Fault(
                413,
                "RequestTooLargeException",
                bytes + " byte payload is too large for the " + wireName + " invocation type (limit " + maxPayloadBytes
                        + " bytes)");
    }
}
