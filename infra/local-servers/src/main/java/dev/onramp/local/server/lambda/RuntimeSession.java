package dev.onramp.local.server.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda Runtime API for the life of one function JVM: hands it events one at a time, takes its answers, and kills it when it is late. A JVM that
 * was killed can answer nothing any more, since its session is closed with it.
 *
 * <p>A JVM must ask for an event within {@link #IDLE_LIMIT} after its start and after each answer; with an event in hand it has the function's timeout.
 */
final class RuntimeSession implements AutoCloseable {
    /** Generous, since a busy laptop starts several JVMs at once. */
    static final Duration IDLE_LIMIT = Duration.ofSeconds(60);
    /** Lambda's limit on what a function returns. */
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeSession.class);
    private static final String PREFIX = "/2018-06-01/runtime/";

    private final FunctionDefinition function;
    private final String region;
    private final LogTail.Mark log;
    private final BlockingQueue<Invocation> queue;
    private final ScheduledExecutorService timer;
    private final HttpServer server;
    private final ExecutorService threads;

    private @Nullable Process process;
    private @Nullable Invocation current;
    private @Nullable ScheduledFuture<?> watch;
    private boolean asked;
    private boolean closed;
    private Optional<Outcome> startFailure = Optional.empty();

    RuntimeSession(
            FunctionDefinition function,
            String region,
            LogTail.Mark log,
            BlockingQueue<Invocation> queue,
            ScheduledExecutorService timer)
            throws IOException {
        this.function = function;
        this.region = region;
        this.log = log;
        this.queue = queue;
        this.timer = timer;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        this.threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Host and port for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Watches the JVM from here on. */
    synchronized void started(Process jvm) {
        process = jvm;
        if (!asked) {
            killAfter(IDLE_LIMIT);
        }
    }

    /** Whether the JVM ever asked for an event, which is to say that it started well. */
    synchronized boolean asked() {
        return asked;
    }

    /** What the JVM said about its failed start. */
    synchronized Optional<Outcome> startFailure() {
        return startFailure;
    }

    /** The event that the JVM holds. */
    synchronized Optional<Invocation> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public synchronized void close() {
        closed = true;
        calm();
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(PREFIX + "invocation/next")) {
                next(exchange);
            } else if (path.equals(PREFIX + "init/error")) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                synchronized (this) {
                    startFailure = Optional.of(new Outcome.Failed(body));
                }
                accepted(exchange);
            } else if (path.startsWith(PREFIX + "invocation/")) {
                answered(exchange, path.substring((PREFIX + "invocation/").length()));
            } else {
                send(exchange, 404, "{\"errorType\":\"NotFound\",\"errorMessage\":\"no such resource\"}");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        synchronized (this) {
            asked = true;
            calm();
        }
        Invocation invocation;
        try {
            invocation = queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            if (closed) {
                invocation.end(FunctionError.unreachable(invocation.requestId()));
                return;
            }
            current = invocation;
            invocation.takenAt(LogTail.Mark.endOf(log.file()));
            watch = timer.schedule(
                    () -> timedOut(invocation), function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        }
        Instant now = Instant.now();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(now.plus(function.timeout()).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", function.arn(region));
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId(now));
        invocation.clientContext().ifPresent(context -> headers.set("Lambda-Runtime-Client-Context", context));
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, invocation.payload().length == 0 ? -1 : invocation.payload().length);
        exchange.getResponseBody().write(invocation.payload());
    }

    private void answered(HttpExchange exchange, String idAndKind) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_RESPONSE_BYTES + 1);
        Invocation held = current().orElse(null);
        boolean response = idAndKind.endsWith("/response");
        if (held == null
                || !(idAndKind.equals(held.requestId() + "/response")
                        || idAndKind.equals(held.requestId() + "/error"))) {
            send(exchange, 400, "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"not the event in hand\"}");
            return;
        }
        if (body.length > MAX_RESPONSE_BYTES) {
            exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            end(held, FunctionError.responseTooLarge(MAX_RESPONSE_BYTES));
            send(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\",\"errorMessage\":\"response is too large\"}");
            return;
        }
        end(held, response ? new Outcome.Returned(body) : new Outcome.Failed(body));
        accepted(exchange);
    }

    private void end(Invocation invocation, Outcome outcome) {
        synchronized (this) {
            current = null;
            calm();
            killAfter(IDLE_LIMIT);
        }
        invocation.end(outcome);
    }

    private void timedOut(Invocation invocation) {
        if (invocation.end(FunctionError.timedOut(invocation.requestId(), function.timeout()))) {
            LOG.warn(
                    "function {} took longer than {} for {}: killing it",
                    function.name(),
                    function.timeout(),
                    invocation.requestId());
            kill();
        }
    }

    private void killAfter(Duration limit) {
        if (!closed) {
            watch = timer.schedule(this::idleTooLong, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void idleTooLong() {
        LOG.warn("function {} asked for no event within {}: killing it", function.name(), IDLE_LIMIT);
        kill();
    }

    private synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized void calm() {
        if (watch != null) {
            watch.cancel(false);
            watch = null;
        }
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        send(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
