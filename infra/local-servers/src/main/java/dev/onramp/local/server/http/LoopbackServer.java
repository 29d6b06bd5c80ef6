package dev.onramp.local.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 that hands each request to the first {@link Route} that accepts it. Bodies are bounded one by one and together (half of
 * the heap), so that no client can exhaust the process. Closing stops it at once.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    /** A body that is refused is still read up to here, so that the client gets to see the answer. */
    private static final long MAX_DISCARDED_BYTES = 256L << 20;

    static {
        // Read by the JDK's server when its classes load. Without the first, each small reply waits 40 ms for a delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Route> routes;
    private final ByteBudget budget = new ByteBudget(Runtime.getRuntime().maxMemory() / 2);

    private LoopbackServer(HttpServer server, ExecutorService threads, List<Route> routes) {
        this.server = server;
        this.threads = threads;
        this.routes = List.copyOf(routes);
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     * @param threads how many requests are worked on at once
     * @throws IOException when the port is taken
     */
    public static LoopbackServer start(int port, int threads, List<Route> routes) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        LoopbackServer server = new LoopbackServer(http, pool, routes);
        http.setExecutor(pool);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        try (exchange) {
            Reply reply = reply(exchange, requestId);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            boolean bodiless = reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply reply(HttpExchange exchange, String requestId) throws IOException {
        Request head = new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new byte[0],
                requestId);
        Route route =
                routes.stream().filter(each -> each.accepts(head)).findFirst().orElse(null);
        if (route == null) {
            discard(exchange.getRequestBody());
            return Reply.json(404, "{\"message\":\"no service here for this path and target\"}")
                    .with("x-amzn-ErrorType", "UnknownOperationException");
        }
        try {
            return withinBudget(exchange, head, route);
        } catch (Fault fault) {
            return route.worded(fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return route.worded(new Fault(503, "ServiceUnavailableException", "The endpoint is stopping."));
        } catch (RuntimeException e) {
            LOG.error("request {} to {} failed", requestId, head.target(), e);
            return route.worded(
                    new Fault(500, "ServiceException", "The endpoint failed; its log has request " + requestId + "."));
        }
    }

    private Reply withinBudget(HttpExchange exchange, Request head, Route route)
            throws IOException, InterruptedException {
        int reserved = reservation(head, route.maxBodyBytes());
        if (!budget.take(reserved)) {
            discard(exchange.getRequestBody());
            throw route.busy();
        }
        try {
            InputStream in = exchange.getRequestBody();
            ByteArrayOutputStream body = new ByteArrayOutputStream(reserved);
            long length = copy(in, body, route.maxBodyBytes());
            if (length > route.maxBodyBytes()) {
                throw route.tooLarge(head, length);
            }
            return route.answer(
                    new Request(head.method(), head.target(), head.headers(), body.toByteArray(), head.requestId()));
        } finally {
            budget.giveBack(reserved);
        }
    }

    private static int reservation(Request head, int limit) {
        long announced = head.header("Content-Length")
                .map(LoopbackServer::number)
                .orElse(head.headers().containsKey("Transfer-Encoding") ? (long) limit : 0L);
        return (int) Math.max(0, Math.min(announced, limit));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long copy(InputStream in, ByteArrayOutputStream kept, int limit) throws IOException {
        byte[] buffer = new byte[16_384];
        long length = 0;
        for (int n = in.read(buffer); n >= 0 && length < MAX_DISCARDED_BYTES; n = in.read(buffer)) {
            length += n;
            if (length <= limit) {
                kept.write(buffer, 0, n);
            }
        }
        return length;
    }

    private static void discard(InputStream in) throws IOException {
        copy(in, new ByteArrayOutputStream(0), 0);
    }
}
