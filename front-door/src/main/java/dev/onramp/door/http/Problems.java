package dev.onramp.door.http;

import dev.onramp.door.Fault;
import dev.onramp.door.Refusal;
import dev.onramp.door.StrictJson;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes responses. */
final class Problems {
    private static final String PROBLEM_JSON = "application/problem+json";

    private Problems() {}

    static void write(Response response, Callback callback, Refusal refusal) {
        refusal.retryAfterSeconds().ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
        if (refusal.fault() == Fault.UNAUTHENTICATED) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"onramp\"");
        }
        write(response, callback, refusal.fault().status(), PROBLEM_JSON, StrictJson.write(refusal.toMap()));
    }

    static void write(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        if (!response.getRequest().consumeAvailable()) {
            // Who is refused before the body has come: the connection ends with the answer. The client must be told
            // (RFC 9112, 9.6), or it sends its next request into a connection that is closing.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
