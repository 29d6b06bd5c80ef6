package dev.onramp.local.server.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.local.server.firehose.FirehoseDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one endpoint serves, as its JSON file says it:
 *
 * <pre>{@code
 * {"port": 9001, "region": "eu-central-1", "stateDirectory": "/…/lambda",
 *  "functions": [{"name": "f", "handler": "a.B", "classPath": ["/…/f.jar"], "environment": {"K": "v"},
 *                 "timeoutMillis": 60000, "heapMebibytes": 160, "instances": 1, "maxQueued": 16}],
 *  "firehose": {"streams": [{"name": "s", "prefix": "raw/dt=!{timestamp:yyyy-MM-dd}/"}], "bucket": "b", "bufferMillis": 2000,
 *               "bufferBytes": 5242880, "endpoint": "http://…", "region": "…", "accessKey": "…", "secretKey": "…"}}
 * }</pre>
 *
 * <p>The last four members of a function and {@code firehose} may be left out; unknown members are errors.
 *
 * @param port 0 for any free one
 * @param stateDirectory where functions keep logs and process ids
 */
public record EndpointDefinition(
        int port,
        String region,
        Path stateDirectory,
        List<FunctionDefinition> functions,
        Optional<FirehoseDefinition> firehose) {
    private static final Set<String> MEMBERS = Set.of("port", "region", "stateDirectory", "functions", "firehose");
    private static final Set<String> FUNCTION_MEMBERS = Set.of(
            "name", "handler", "classPath", "environment", "timeoutMillis", "heapMebibytes", "instances", "maxQueued");
    private static final Set<String> FIREHOSE_MEMBERS =
            Set.of("streams", "bucket", "bufferMillis", "bufferBytes", "endpoint", "region", "accessKey", "secretKey");
    private static final Set<String> STREAM_MEMBERS = Set.of("name", "prefix");
    private static final int DEFAULT_BUFFER_MILLIS = 2_000;
    private static final int DEFAULT_BUFFER_BYTES = 5 * 1024 * 1024;

    public EndpointDefinition {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is " + port + "; allowed: 0 to 65535");
        }
        functions = List.copyOf(functions);
        long names = functions.stream().map(FunctionDefinition::name).distinct().count();
        if (names != functions.size()) {
            throw new IllegalArgumentException("two functions have the same name");
        }
    }

    /**
     * Reads a definition.
     *
     * @throws IllegalArgumentException with the file and what is wrong in it
     * @throws IOException when the file cannot be read
     */
    public static EndpointDefinition read(Path file) throws IOException {
        try {
            return parse(new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static EndpointDefinition parse(JsonNode root) {
        only(root, MEMBERS, "the definition");
        List<FunctionDefinition> functions = new ArrayList<>();
        root.path("functions").forEach(each -> functions.add(function(each)));
        return new EndpointDefinition(
                number(root, "port", 0),
                text(root, "region"),
                Path.of(text(root, "stateDirectory")),
                functions,
                root.has("firehose")
                        ? Optional.of(firehose(root.get("firehose"), Path.of(text(root, "stateDirectory"))))
                        : Optional.empty());
    }

    private static FunctionDefinition function(JsonNode node) {
        only(node, FUNCTION_MEMBERS, "a function");
        Map<String, String> environment = new LinkedHashMap<>();
        node.path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return new FunctionDefinition(
                text(node, "name"),
                text(node, "handler"),
                texts(node, "classPath").stream().map(Path::of).toList(),
                environment,
                Duration.ofMillis(number(node, "timeoutMillis", (int) FunctionDefinition.DEFAULT_TIMEOUT.toMillis())),
                number(node, "heapMebibytes", FunctionDefinition.DEFAULT_HEAP_MEBIBYTES),
                number(node, "instances", FunctionDefinition.DEFAULT_INSTANCES),
                number(node, "maxQueued", FunctionDefinition.DEFAULT_MAX_QUEUED));
    }

    private static FirehoseDefinition firehose(JsonNode node, Path state) {
        only(node, FIREHOSE_MEMBERS, "firehose");
        List<FirehoseDefinition.Stream> streams = new ArrayList<>();
        for (JsonNode each : node.path("streams")) {
            only(each, STREAM_MEMBERS, "a stream");
            streams.add(new FirehoseDefinition.Stream(text(each, "name"), text(each, "prefix")));
        }
        return new FirehoseDefinition(
                streams,
                text(node, "bucket"),
                state.resolve("firehose"),
                Duration.ofMillis(number(node, "bufferMillis", DEFAULT_BUFFER_MILLIS)),
                number(node, "bufferBytes", DEFAULT_BUFFER_BYTES),
                URI.create(text(node, "endpoint")),
                text(node, "region"),
                text(node, "accessKey"),
                text(node, "secretKey"));
    }

    private static void only(JsonNode node, Set<String> allowed, String what) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + " is not a JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown member '" + name + "' in " + what + "; allowed: " + new TreeSet<>(allowed));
            }
        });
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            throw new IllegalArgumentException("member '" + member + "' must be a text that is not empty");
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode node, String member) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : node.path(member)) {
            values.add(value.asText());
        }
        return values;
    }

    private static int number(JsonNode node, String member, int absent) {
        JsonNode value = node.get(member);
        if (value == null) {
            return absent;
        }
        if (!value.isInt()) {
            throw new IllegalArgumentException("member '" + member + "' must be a whole number, is " + value);
        }
        return value.asInt();
    }
}
