package dev.onramp.local.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is sent back. Immutable but for the body, which is not copied.
 *
 * @param status HTTP status
 * @param headers sent as they are, beside the ones that every reply has
 * @param body empty for none
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    public Reply {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** A reply without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), NOTHING);
    }

    /** A reply with a JSON body. */
    public static Reply json(int status, byte[] body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    /** A reply with a JSON body. */
    public static Reply json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** This reply with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
