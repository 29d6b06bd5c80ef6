package dev.onramp.transform.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A Firehose endpoint that refuses single records, whole calls, and loses answers, by a seed; what it took, it keeps. */
public final class UnreliableStreams implements AutoCloseable {
    /** Stream to what it took, in the order of arrival. */
    public final Map<String, List<byte[]>> taken = new TreeMap<>();

    public int calls;
    public int refusedRecords;
    public int refusedCalls;

    private final ObjectMapper json = new ObjectMapper();
    private final Random random;
    private final HttpServer server;
    private boolean down;
    private String downStream = "";

    public UnreliableStreams(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on takes no record at all, though it answers. */
    public synchronized void takeNothing() {
        down = true;
    }

    /** From now on takes no record of this stream. */
    public synchronized void takeNothingOf(String stream) {
        downStream = stream;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        calls++;
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        int mood = random.nextInt(10);
        if (mood == 0 && !down) {
            refusedCalls++;
            reply(exchange, 503, "{\"__type\":\"ServiceUnavailableException\",\"message\":\"Slow down.\"}");
            return;
        }
        String name = body.path("DeliveryStreamName").asText();
        List<byte[]> stream = taken.computeIfAbsent(name, any -> new ArrayList<>());
        ObjectNode reply = json.createObjectNode();
        var responses = reply.putArray("RequestResponses");
        int failed = 0;
        for (JsonNode record : body.path("Records")) {
            if (down || name.equals(downStream) || random.nextInt(3) == 0) {
                failed++;
                responses
                        .addObject()
                        .put("ErrorCode", "ServiceUnavailableException")
                        .put("ErrorMessage", "Slow down.");
            } else {
                stream.add(record.path("Data").binaryValue());
                responses.addObject().put("RecordId", "id-" + calls + "-" + stream.size());
            }
        }
        refusedRecords += failed;
        if (mood == 1) {
            // It took some, and nobody is told which.
            refusedCalls++;
            reply(exchange, 500, "{\"__type\":\"InternalFailure\",\"message\":\"lost\"}");
            return;
        }
        reply(exchange, 200, reply.put("FailedPutCount", failed).toString());
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
