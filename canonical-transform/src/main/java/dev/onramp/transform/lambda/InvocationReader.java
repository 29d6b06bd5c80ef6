package dev.onramp.transform.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.onramp.transform.LargeRecords;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.TransformErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event of AWS Lambda's event source mapping for Apache Kafka. {@link PlainEventReader} has the first look; here is all that JSON allows and what is wrong with the rest.
 * Members that it does not know are skipped, so that AWS can add some. A record may stand in an object of its own
 * ({@code docs/contract.md}, Large records). Thread-safe.
 */
final class InvocationReader {
    private static final String REFERENCE = "onrampReference";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final LargeRecords largeRecords;

    /** @param isReplay whether the records are dead letters to be mapped again */
    record Invocation(List<PartitionBatch> batches, boolean isReplay) {}

    InvocationReader(LargeRecords largeRecords) {
        this.largeRecords = largeRecords;
    }

    /** @throws dev.onramp.config.OnrampException ONR-T004 when it is no such event, ONR-T008 when a large record cannot be read */
    Invocation read(InputStream event) throws IOException {
        byte[] bytes = event.readAllBytes();
        List<PartitionBatch> plain = PlainEventReader.read(bytes).orElse(null);
        return plain == null ? readAny(bytes) : new Invocation(plain, false);
    }

    /** The thorough way. */
    Invocation readAny(byte[] event) throws IOException {
        try (JsonParser parser = JSON.createParser(event)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "the event is no JSON object");
            List<PartitionBatch> batches = null;
            boolean replay = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("records")) {
                    batches = batches(parser);
                } else if (name.equals("replay")) {
                    require(parser.currentToken().isBoolean(), "'replay' is neither true nor false");
                    replay = parser.getBooleanValue();
                } else {
                    parser.skipChildren();
                }
            }
            if (batches == null) {
                throw TransformErrors.badInvocation("the event has no member 'records'", null);
            }
            return new Invocation(batches, replay);
        } catch (JsonProcessingException bad) {
            // Without its message: that would show parts of the payload.
            throw TransformErrors.badInvocation(
                    "broken JSON or base64 at byte " + bad.getLocation().getByteOffset(), null);
        } catch (IllegalArgumentException bad) {
            throw TransformErrors.badInvocation(String.valueOf(bad.getMessage()), bad);
        }
    }

    private List<PartitionBatch> batches(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT, "'records' is no object");
        List<PartitionBatch> batches = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String label = parser.currentName();
            require(parser.nextToken() == JsonToken.START_ARRAY, "records of '" + label + "' are no array");
            List<RawRecord> records = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                records.add(resolved(record(parser)));
            }
            if (!records.isEmpty()) {
                RawRecord first = records.get(0);
                require(
                        seen.add(first.topic() + "-" + first.partition()),
                        "partition " + first.topic() + "-" + first.partition() + " stands twice in the event");
                batches.add(new PartitionBatch(first.topic(), first.partition(), records));
            }
        }
        return batches;
    }

    /**
     * Only the caller of the function can say that a record stands elsewhere: nothing that a source writes comes to be a member of the event. And it can name
     * no other object than the record's own.
     */
    private RawRecord resolved(Stub stub) throws IOException {
        RawRecord record = stub.record();
        if (stub.reference() == null) {
            return record;
        }
        String name = largeRecords.name(record.topic(), record.partition(), record.offset());
        require(stub.reference().equals(name), "'" + REFERENCE + "' of " + record.coordinates() + " is not its own");
        try (InputStream object = largeRecords.open(name);
                JsonParser parser = JSON.createParser(object)) {
            parser.nextToken();
            Stub large = record(parser);
            require(
                    large.reference() == null
                            && large.record().coordinates().equals(record.coordinates())
                            && large.record().timestamp() == record.timestamp(),
                    "the object of the large record " + record.coordinates() + " holds another one");
            return large.record();
        } catch (JsonProcessingException | IllegalArgumentException bad) {
            throw bad;
        } catch (IOException broken) {
            throw TransformErrors.largeRecordFailed(name, broken);
        }
    }

    /** @param reference object that holds the whole record; null for a record that stands here */
    private record Stub(RawRecord record, @Nullable String reference) {}

    private static Stub record(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT, "a record is no object");
        String topic = null;
        int partition = -1;
        long offset = -1;
        long timestamp = -1;
        Optional<byte[]> key = Optional.empty();
        Optional<byte[]> value = Optional.empty();
        List<RecordHeader> headers = List.of();
        String reference = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "topic" -> {
                    require(token == JsonToken.VALUE_STRING, "'topic' is no text");
                    topic = parser.getText();
                }
                case "partition" -> {
                    long number = integer(parser, name);
                    require(number <= Integer.MAX_VALUE, "'partition' is too large");
                    partition = (int) number;
                }
                case "offset" -> offset = integer(parser, name);
                case "timestamp" -> timestamp = integer(parser, name);
                case "key" -> key = bytes(parser, name);
                case "value" -> value = bytes(parser, name);
                case "headers" -> headers = headers(parser);
                case REFERENCE -> {
                    require(token == JsonToken.VALUE_STRING, "'" + REFERENCE + "' is no text");
                    reference = parser.getText();
                }
                default -> parser.skipChildren();
            }
        }
        if (topic == null || partition < 0 || offset < 0) {
            throw new IllegalArgumentException("a record lacks topic, partition or offset");
        }
        return new Stub(new RawRecord(topic, partition, offset, timestamp, key, value, headers), reference);
    }

    private static long integer(JsonParser parser, String name) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, "'" + name + "' is no integer");
        return parser.getLongValue();
    }

    private static Optional<byte[]> bytes(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        require(parser.currentToken() == JsonToken.VALUE_STRING, "'" + name + "' is no base64 text");
        return Optional.of(parser.getBinaryValue());
    }

    /** An array of objects with one member each: the name, and the value as an array of bytes, signed or not. */
    private static List<RecordHeader> headers(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        require(parser.currentToken() == JsonToken.START_ARRAY, "'headers' is no array");
        List<RecordHeader> headers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() == JsonToken.START_OBJECT, "a header is no object");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                headers.add(new RecordHeader(name, Optional.ofNullable(headerValue(parser))));
            }
        }
        return headers;
    }

    private static byte @Nullable [] headerValue(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        require(parser.currentToken() == JsonToken.START_ARRAY, "the value of a header is no array of bytes");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long unit = integer(parser, "headers");
            require(unit >= Byte.MIN_VALUE && unit <= 0xFF, "the value of a header holds what is no byte");
            bytes.write((int) unit);
        }
        return bytes.toByteArray();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
