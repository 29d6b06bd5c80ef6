package dev.onramp.local.server.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.local.server.http.Fault;
import dev.onramp.local.server.http.Reply;
import dev.onramp.local.server.http.Request;
import dev.onramp.local.server.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of Amazon Data Firehose (JSON 1.1): PutRecord, PutRecordBatch, DescribeDeliveryStream, ListDeliveryStreams. Thread-safe. */
public final class FirehoseRoute implements Route, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirehoseRoute.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String TARGET = "X-Amz-Target";
    private static final String VERSION = "Firehose_20150804.";
    /** Four MB of records in base64, and the JSON around 500 of them. */
    private static final int MAX_BODY_BYTES = 6 * 1024 * 1024;

    private final String region;
    private final Map<String, DeliveryStream> streams = new TreeMap<>();
    private final ScheduledExecutorService delivery = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "firehose-delivery");
        thread.setDaemon(true);
        return thread;
    });
    private final ObjectMapper mapper = new ObjectMapper();

    FirehoseRoute(String region, List<DeliveryStream> streams) {
        this.region = region;
        streams.forEach(stream -> this.streams.put(stream.name(), stream));
    }

    /** Begins to deliver, and goes on until it is closed. */
    FirehoseRoute deliver() {
        delivery.scheduleWithFixedDelay(
                this::deliverDue, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void deliverDue() {
        for (DeliveryStream each : streams.values()) {
            try {
                each.deliverDue();
            } catch (RuntimeException e) {
                LOG.error("stream {} cannot deliver", each.name(), e);
            }
        }
    }

    /** What is not delivered yet waits for the next start. */
    @Override
    public void close() {
        delivery.shutdownNow();
    }

    @Override
    public boolean accepts(Request head) {
        return head.method().equals("POST")
                && head.header(TARGET).filter(each -> each.startsWith(VERSION)).isPresent();
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public Fault tooLarge(Request head, long bodyBytes) {
        return new Fault(400, "InvalidArgumentException", "Records size exceeds 4 MB limit");
    }

    @Override
    public Fault busy() {
        return new Fault(503, "ServiceUnavailableException", "Slow down.");
    }

    @Override
    public Reply worded(Fault fault) {
        ObjectNode body = mapper.createObjectNode().put("__type", fault.type()).put("message", fault.text());
        return reply(fault.status(), body).with("x-amzn-ErrorType", fault.type());
    }

    @Override
    public Reply answer(Request request) {
        String operation = request.header(TARGET).orElse("").substring(VERSION.length());
        JsonNode body = parse(request.body());
        return switch (operation) {
            case "PutRecord" -> reply(200, putRecord(body));
            case "PutRecordBatch" -> reply(200, putRecordBatch(body));
            case "DescribeDeliveryStream" -> reply(200, describe(stream(body)));
            case "ListDeliveryStreams" -> reply(200, list());
            default ->
                throw new Fault(400, "UnknownOperationException", "Operation " + operation + " is not supported here");
        };
    }

    private ObjectNode putRecord(JsonNode body) {
        DeliveryStream stream = stream(body);
        String id = stream.put(List.of(data(body.path("Record")))).get(0);
        return mapper.createObjectNode().put("RecordId", id).put("Encrypted", false);
    }

    private ObjectNode putRecordBatch(JsonNode body) {
        DeliveryStream stream = stream(body);
        JsonNode sent = body.path("Records");
        if (!sent.isArray()) {
            throw missing("records");
        }
        List<byte[]> records = new ArrayList<>(sent.size());
        sent.forEach(record -> records.add(data(record)));
        ObjectNode reply = mapper.createObjectNode().put("FailedPutCount", 0).put("Encrypted", false);
        var responses = reply.putArray("RequestResponses");
        stream.put(records).forEach(id -> responses.addObject().put("RecordId", id));
        return reply;
    }

    private ObjectNode describe(DeliveryStream stream) {
        ObjectNode reply = mapper.createObjectNode();
        reply.putObject("DeliveryStreamDescription")
                .put("DeliveryStreamName", stream.name())
                .put(
                        "DeliveryStreamARN",
                        "arn:aws:firehose:" + region + ":000000000000:deliverystream/" + stream.name())
                .put("DeliveryStreamStatus", "ACTIVE")
                .put("DeliveryStreamType", "DirectPut")
                .put("VersionId", "1")
                .put("CreateTimestamp", seconds(stream.created()))
                .put("HasMoreDestinations", false)
                .putArray("Destinations")
                .addObject()
                .put("DestinationId", "destinationId-000000000001");
        return reply;
    }

    private ObjectNode list() {
        ObjectNode reply = mapper.createObjectNode();
        var names = reply.putArray("DeliveryStreamNames");
        streams.keySet().forEach(names::add);
        return reply.put("HasMoreDeliveryStreams", false);
    }

    private DeliveryStream stream(JsonNode body) {
        String name = body.path("DeliveryStreamName").asText("");
        if (name.isEmpty()) {
            throw missing("deliveryStreamName");
        }
        DeliveryStream stream = streams.get(name);
        if (stream == null) {
            throw new Fault(
                    400, "ResourceNotFoundException", "Firehose " + name + " under account 000000000000 not found.");
        }
        return stream;
    }

    private static byte[] data(JsonNode record) {
        JsonNode data = record.path("Data");
        if (!data.isTextual()) {
            throw missing("record.data");
        }
        try {
            return data.binaryValue();
        } catch (IOException e) {
            throw new Fault(400, "SerializationException", "record.data is not base64");
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = mapper.readTree(body);
            if (parsed != null && parsed.isObject()) {
                return parsed;
            }
        } catch (IOException e) {
            throw new Fault(400, "SerializationException", "The body is not JSON");
        }
        throw new Fault(400, "SerializationException", "The body is not a JSON object");
    }

    private static Fault missing(String member) {
        return new Fault(
                400,
                "ValidationException",
                "1 validation error detected: Value at '" + member
                        + "' failed to satisfy constraint: Member must not be null");
    }

    private static Reply reply(int status, ObjectNode body) {
        return Reply.json(status, body.toString()).with("Content-Type", "application/x-amz-json-1.1");
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
