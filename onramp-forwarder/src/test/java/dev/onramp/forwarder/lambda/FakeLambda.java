package dev.onramp.forwarder.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onramp.config.Settings;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks AWS Lambda's Invoke over HTTP: answers as it is told, in turn, and rightly when it is told nothing more. */
public final class FakeLambda implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<Course> courses = new ConcurrentLinkedQueue<>();
    private final List<List<Slice>> accounted = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

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
        byte[] payload = exchange.getRequestBody().readAllBytes();
        synchronized (payloads) {
            payloads.add(payload);
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
