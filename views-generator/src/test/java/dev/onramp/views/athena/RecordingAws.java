package dev.onramp.views.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onramp.views.ObjectName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Athena and Glue as far as Onramp uses them, in their own protocol (JSON 1.1, {@code X-Amz-Target}), with a listing of S3, at one address of this machine. It records every request, works on
 * an {@link AwsAccount}, and fails when it is told to.
 */
final class RecordingAws implements AutoCloseable {
    static {
        // Else the JDK's server waits 40 ms with the second packet of each answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int PAGE = 5;
    private static final int COMMENT_BYTES = 255;
    private static final int DESCRIPTION_BYTES = 2048;

    /** @param target {@code AmazonAthena.StartQueryExecution}; for S3 {@code S3} */
    record Request(String target, JsonNode body, String authorization) {}

    /** An answer that is none of success. */
    record Fault(int status, String code, String message) {}

    /** How a statement ends that is not run. */
    record Ending(String state, String reason, boolean retryable) {}

    final AwsAccount account = new AwsAccount();
    final ObjectNode workGroup =
            AwsAccount.JSON.createObjectNode().put("Name", "primary").put("State", "ENABLED");

    private final HttpServer server;
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Deque<Ending> endings = new ArrayDeque<>();
    private final Deque<String> states = new ArrayDeque<>();
    private final Map<String, Ending> executions = new HashMap<>();
    private int changesLeft = Integer.MAX_VALUE;

    RecordingAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests of this kind fail so, one after the other. */
    synchronized void fail(String target, Fault... next) {
        faults.computeIfAbsent(target, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** The next statements are not run but end so. */
    synchronized void end(Ending... next) {
        endings.addAll(List.of(next));
    }

    /** What is asked next about statements is answered so, before the truth. */
    synchronized void say(String... next) {
        states.addAll(List.of(next));
    }

    /** Everything fails after so many more changes, as when the network goes away. */
    synchronized void cutAfter(int changes) {
        changesLeft = changes;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    synchronized void forgetRequests() {
        requests.clear();
    }

    /** The statements that were sent, in their order. */
    List<String> statements() {
        return requests("AmazonAthena.StartQueryExecution").stream()
                .map(each -> each.body().get("QueryString").asText())
                .toList();
    }

    List<Request> requests(String target) {
        return requests().stream().filter(each -> each.target().equals(target)).toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (target == null) {
            requests.add(new Request("S3", AwsAccount.JSON.createObjectNode(), authorization));
            Fault fault = fault("S3");
            if (fault == null) {
                send(
                        exchange,
                        200,
                        "application/xml",
                        listing(exchange.getRequestURI().getPath(), query(exchange)));
            } else {
                send(exchange, fault.status(), "application/xml", "<Error><Code>" + fault.code() + "</Code></Error>");
            }
            return;
        }
        JsonNode body = AwsAccount.JSON.readTree(bytes);
        requests.add(new Request(target, body, authorization));
        Fault fault = fault(target);
        if (fault == null) {
            try {
                send(
                        exchange,
                        200,
                        "application/x-amz-json-1.1",
                        answer(target, body).toString());
                return;
            } catch (Refused refused) {
                fault = refused.fault;
            }
        }
        send(
                exchange,
                fault.status(),
                "application/x-amz-json-1.1",
                AwsAccount.JSON
                        .createObjectNode()
                        .put("__type", fault.code())
                        .put("message", fault.message())
                        .toString());
    }

    private @org.jspecify.annotations.Nullable Fault fault(String target) {
        if (target.endsWith(".StartQueryExecution") || target.endsWith(".UpdateTable")) {
            changesLeft--;
        }
        if (changesLeft < 0) {
            return new Fault(500, "InternalServerException", "the line is cut");
        }
        return faults.getOrDefault(target, new ArrayDeque<>()).poll();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Refused(String code, String message) {
            super(message);
            this.fault = new Fault(400, code, message);
        }
    }

    private JsonNode answer(String target, JsonNode body) {
        return switch (target) {
            case "AmazonAthena.GetWorkGroup" -> workGroup(body.get("WorkGroup").asText());
            case "AmazonAthena.StartQueryExecution" ->
                start(body.get("QueryString").asText());
            case "AmazonAthena.GetQueryExecution" ->
                execution(body.get("QueryExecutionId").asText());
            case "AmazonAthena.StopQueryExecution" -> AwsAccount.JSON.createObjectNode();
            case "AWSGlue.GetDatabases" -> databases(body);
            case "AWSGlue.GetTables" -> tables(body);
            case "AWSGlue.GetTable" ->
                AwsAccount.JSON.createObjectNode().set("Table", found(name(body, body.path("Name"))));
            case "AWSGlue.DeleteTable" -> {
                found(name(body, body.path("Name")));
                account.tables.remove(name(body, body.path("Name")));
                yield AwsAccount.JSON.createObjectNode();
            }
            case "AWSGlue.UpdateTable" -> update(body);
            default -> throw new Refused("UnknownOperationException", target);
        };
    }

    private JsonNode workGroup(String name) {
        if (!name.equals(workGroup.get("Name").asText())) {
            throw new Refused("InvalidRequestException", "WorkGroup " + name + " is not found.");
        }
        return AwsAccount.JSON.createObjectNode().set("WorkGroup", workGroup);
    }

    private JsonNode start(String sql) {
        String id = "execution-" + executions.size();
        Ending ending = endings.poll();
        if (ending == null) {
            try {
                account.run(sql);
                ending = new Ending("SUCCEEDED", "", false);
            } catch (AwsAccount.Failed failed) {
                ending = new Ending("FAILED", String.valueOf(failed.getMessage()), false);
            }
        }
        executions.put(id, ending);
        return AwsAccount.JSON.createObjectNode().put("QueryExecutionId", id);
    }

    private JsonNode execution(String id) {
        ObjectNode answer = AwsAccount.JSON.createObjectNode();
        ObjectNode status = answer.putObject("QueryExecution").putObject("Status");
        String before = states.poll();
        Ending ending = executions.getOrDefault(id, new Ending("FAILED", "nobody started it", false));
        status.put("State", before == null ? ending.state() : before);
        if (before == null && !ending.reason().isEmpty()) {
            status.put("StateChangeReason", ending.reason());
            status.putObject("AthenaError").put("Retryable", ending.retryable());
        }
        return answer;
    }

    private JsonNode databases(JsonNode body) {
        ObjectNode answer = AwsAccount.JSON.createObjectNode();
        ArrayNode list = answer.putArray("DatabaseList");
        page(answer, body, List.copyOf(account.databases.keySet()))
                .forEach(name -> list.addObject().put("Name", name));
        return answer;
    }

    private JsonNode tables(JsonNode body) {
        String database = body.get("DatabaseName").asText();
        if (!account.databases.containsKey(database)) {
            throw new Refused("EntityNotFoundException", "Database " + database + " not found.");
        }
        ObjectNode answer = AwsAccount.JSON.createObjectNode();
        ArrayNode list = answer.putArray("TableList");
        page(
                        answer,
                        body,
                        account.tables.keySet().stream()
                                .filter(name -> name.schema().equals(database))
                                .toList())
                .forEach(name -> list.add(account.tables.get(name)));
        return answer;
    }

    /** Part of a long list, and the token of the next one. */
    private static <T> List<T> page(ObjectNode answer, JsonNode body, List<T> all) {
        int from = body.path("NextToken").asInt(0);
        int to = Math.min(all.size(), from + PAGE);
        if (to < all.size()) {
            answer.put("NextToken", Integer.toString(to));
        }
        return all.subList(from, to);
    }

    /** Replaces the whole entry, so what is not sent is gone. */
    private JsonNode update(JsonNode body) {
        ObjectNode input = (ObjectNode) body.get("TableInput").deepCopy();
        ObjectName name = name(body, input.get("Name"));
        found(name);
        require("description", input.path("Description").asText(""), DESCRIPTION_BYTES, true);
        input.path("StorageDescriptor")
                .path("Columns")
                .forEach(column -> require("comment", column.path("Comment").asText(""), COMMENT_BYTES, false));
        account.tables.put(name, input.put("DatabaseName", name.schema()));
        return AwsAccount.JSON.createObjectNode();
    }

    private static void require(String what, String text, int maxBytes, boolean severalLines) {
        if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes
                || text.chars().anyMatch(c -> c < ' ' && c != '\t' && !(severalLines && (c == '\n' || c == '\r')))) {
            throw new Refused("ValidationException", "1 validation error detected: " + what + " '" + text + "'");
        }
    }

    private ObjectNode found(ObjectName name) {
        ObjectNode table = account.tables.get(name);
        if (table == null) {
            throw new Refused("EntityNotFoundException", "Table " + name + " not found.");
        }
        return table;
    }

    private static ObjectName name(JsonNode body, JsonNode name) {
        return new ObjectName(body.get("DatabaseName").asText(), name.asText());
    }

    private String listing(String path, Map<String, String> query) {
        String prefix = path.substring(1) + "/" + query.getOrDefault("prefix", "");
        return account.objects.stream()
                .filter(each -> each.startsWith(prefix.replace("//", "/")))
                .limit(1)
                .map(each -> "<Contents><Key>" + each + "</Key></Contents>")
                .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var values = new TreeMap<String, String>();
        Stream.of(String.valueOf(exchange.getRequestURI().getQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
