package dev.onramp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stack of the benchmark's own, in a folder that goes away with it, whose processes are started anew and told apart. */
public final class BenchStack implements AutoCloseable {
    /** What a run is measured within: it stays the same from run to run. */
    private static final Set<Service> ENVIRONMENT = Set.of(Service.KAFKA, Service.S3);

    /** Of what is measured: what the modelled function's memory allows, not what a laptop's demonstration does. */
    private static final Map<String, String> HEAPS =
            Map.of("local.heap.function", "768m", "local.heap.forwarder", "512m");

    private final LocalStack stack;
    private final Path home;
    private final Map<String, String> overrides;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param overrides settings for the pipeline */
    public BenchStack(Path home, Map<String, String> overrides) {
        this.home = home;
        this.overrides = new LinkedHashMap<>(HEAPS);
        this.overrides.putAll(overrides);
        this.stack = LocalStack.temporary();
        opened(Map.of()).up(ENVIRONMENT, StackListener.SILENT);
    }

    public Settings settings() {
        return opened(Map.of()).settings();
    }

    public Path folder() {
        return stack.status().dataDir();
    }

    /** Starts services in fresh processes, with further settings. */
    public void start(Map<String, String> more, Service... services) {
        LocalStack view = opened(more);
        for (Service service : services) {
            stop(service);
            view.up(Set.of(service), StackListener.SILENT);
        }
    }

    /** Ends a service at once, if it runs. */
    public void stop(Service service) {
        if (stack.status().running(service)) {
            stack.kill(service);
        }
    }

    /** CPU seconds of a service's leading process since its start. */
    public double cpu(Service service) {
        return ProcessCpu.seconds(pids(service).get(0));
    }

    /** The process id of a service's leading process. */
    public long pid(Service service) {
        return pids(service).get(0);
    }

    /** CPU seconds of the function's process since its start. */
    public double functionCpu() {
        return ProcessCpu.seconds(functionPid());
    }

    /** What the function's JVM was told beyond its program, to give another one the same. */
    public List<String> functionJvmOptions() {
        return ProcessCpu.commandLine(functionPid()).stream()
                .filter(word -> word.startsWith("-X"))
                .toList();
    }

    /** When the forwarder was given its partitions, in milliseconds since 1970. */
    public long forwarderReadyMillis() throws IOException {
        return Files.getLastModifiedTime(folder().resolve("run").resolve("forwarder.ready"))
                .toMillis();
    }

    /** What the function's endpoint has counted since its start. */
    public Metrics metrics() throws IOException, InterruptedException {
        var lambda = settings().section("lambda");
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        lambda.getString("endpoint") + "/2015-03-31/functions/" + lambda.getString("function")))
                .build();
        JsonNode counted = new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("Metrics");
        return new Metrics(
                counted.path("Invocations").asLong(),
                counted.path("Errors").asLong(),
                counted.path("PayloadBytes").asLong(),
                counted.path("BilledMillis").asLong());
    }

    /** Of the function. */
    public record Metrics(long invocations, long errors, long payloadBytes, long billedMillis) {
        /** Starting the forwarder asks the function once, with nothing, whether it is there. */
        public Metrics withoutProbe() {
            return new Metrics(invocations - 1, errors, payloadBytes, billedMillis);
        }

        public Metrics since(Metrics earlier) {
            return new Metrics(
                    invocations - earlier.invocations,
                    errors - earlier.errors,
                    payloadBytes - earlier.payloadBytes,
                    billedMillis - earlier.billedMillis);
        }
    }

    @Override
    public void close() {
        stack.close();
    }

    private long functionPid() {
        List<Long> pids = pids(Service.LAMBDA);
        if (pids.size() < 2) {
            throw new IllegalStateException("the function has no process below its endpoint: " + pids);
        }
        return pids.get(1);
    }

    private List<Long> pids(Service service) {
        List<Long> pids = stack.status().of(service).pids();
        if (pids.isEmpty()) {
            throw new IllegalStateException(service.text() + " does not run");
        }
        return pids;
    }

    private LocalStack opened(Map<String, String> more) {
        return LocalStack.open(home, stack.settings().with(overrides).with(more));
    }
}
