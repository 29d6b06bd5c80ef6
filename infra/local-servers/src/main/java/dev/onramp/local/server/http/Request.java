package dev.onramp.local.server.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One request, read whole. The body is not copied: who holds the request owns it.
 *
 * @param method upper-case HTTP method
 * @param target path and query as sent
 * @param headers header names are found whatever their case
 * @param body the bytes of the body, empty when there is none
 * @param requestId the id that the reply will carry, a UUID
 */
public record Request(String method, URI target, Headers headers, byte[] body, String requestId) {
    public Request {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(requestId, "requestId");
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
