package dev.onramp.forwarder.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onramp.config.Settings;
import dev.onramp.forwarder.Accountant;
import dev.onramp.forwarder.Raw;
import dev.onramp.forwarder.RawPartition;
import dev.onramp.forwarder.Slice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks AWS Lambda's Invoke over HTTP: answers as it is told, in turn, and rightly when it is told nothing more. */
public final class FakeLambda implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Course> courses = new ConcurrentLinkedQueue<>();
    private final List<List<Slice>> accounted = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int maxPayloadBytes = Integer.MAX_VALUE;

    /** One invocation's answer. */
    @FunctionalInterface
    public interface Course {
        void answer(FakeLambda lambda, HttpExchange exchange, List<Slice> slices) throws IOException;
    }

    /** On a port of its own, or on the given one. */
    public FakeLambda(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/2015-03-31/functions/canonical-transform/invocations", this::invoke);
        server.setExecutor(threads);
        server.start();
    }

    public static Course right() {
        return (lambda, exchange, slices) -> {
            synchronized (lambda.accounted) {
                lambda.accounted.add(slices);
            }
            send(exchange, 200, Raw.reply(slices));
        };
    }

    public static Course reply(String body) {
        return (lambda, exchange, slices) -> send(exchange, 200, Raw.utf8(body));
    }

    public static Course functionError(String body) {
        return (lambda, exchange, slices) -> {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            send(exchange, 200, Raw.utf8(body));
        };
    }

    public static Course serviceError(int status, String code) {
        return (lambda, exchange, slices) -> {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            send(exchange, status, Raw.utf8("{\"Type\":\"User\",\"message\":\"told so\"}"));
        };
    }

    /** Does every record but those from the middle of the last partition on, and says so as AWS does. */
    public static Course partly() {
        return (lambda, exchange, slices) -> {
            List<Slice> done = new ArrayList<>(slices);
            Slice cut = done.remove(done.size() - 1);
            long from = cut.firstOffset() + cut.records() / 2;
            if (from > cut.firstOffset()) {
                done.add(new Slice(cut.partition(), cut.firstOffset(), from - 1, (int) (from - cut.firstOffset())));
            }
            synchronized (lambda.accounted) {
                lambda.accounted.add(done);
            }
            String item = "{\"itemIdentifier\":{\"partition\":\"%s\",\"offset\":%d}}".formatted(cut.partition(), from);
            send(
                    exchange,
                    200,
                    Raw.utf8(Accountant.reply(done, slice -> "")
                            .replace("\"batchItemFailures\":[]", "\"batchItemFailures\":[" + item + "]")));
        };
    }

    /** Takes no event larger than so many bytes. */
    public FakeLambda takingUpTo(int bytes) {
        maxPayloadBytes = bytes;
        return this;
    }

    /** Does the work and never answers. */
    public static Course silence() {
        return (lambda, exchange, slices) -> {
            try {
                lambda.closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    /** Hangs up without a word. */
    public static Course hangUp() {
        return (lambda, exchange, slices) -> exchange.close();
    }

    public FakeLambda then(Course course) {
        courses.add(course);
        return this;
    }

    /** Tells how many courses are still to come. */
    public int coming() {
        return courses.size();
    }

    /** The slices of each invocation that was answered rightly, in order. */
    public List<List<Slice>> accounted() {
        synchronized (accounted) {
            return List.copyOf(accounted);
        }
    }

    public List<byte[]> payloads() {
        synchronized (payloads) {
            return List.copyOf(payloads);
        }
    }

    /** How each request was signed. */
    public List<String> authorizations() {
        return authorizations;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Settings that point here. */
    public Settings settings(Settings base) {
        return base.with(Map.of("lambda.endpoint", "http://127.0.0.1:" + port()));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void invoke(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] payload = exchange.getRequestBody().readAllBytes();
        synchronized (payloads) {
            payloads.add(payload);
        }
        if (payload.length > maxPayloadBytes) {
            serviceError(413, "RequestTooLargeException").answer(this, exchange, List.of());
            return;
        }
        Course course = courses.poll();
        (course == null ? right() : course).answer(this, exchange, slices(payload));
    }

    private static List<Slice> slices(byte[] payload) throws IOException {
        List<Slice> slices = new ArrayList<>();
        for (JsonNode records : JSON.readTree(payload).path("records")) {
            JsonNode first = records.get(0);
            slices.add(new Slice(
                    new RawPartition(
                            first.path("topic").asText(),
                            first.path("partition").asInt()),
                    first.path("offset").asLong(),
                    records.get(records.size() - 1).path("offset").asLong(),
                    records.size()));
        }
        return slices;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
