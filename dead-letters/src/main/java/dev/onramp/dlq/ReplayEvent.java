package dev.onramp.dlq;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dead letters of one partition as the event that the transform is invoked with, cut so that each event stays below a size. Immutable and thread-safe.
 *
 * @param records of one partition in offset order, never empty
 */
record ReplayEvent(List<RawRecord> records) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_RECORDS = 1_000;
    /** More than what stands around the bytes of a record. */
    private static final int ENVELOPE = 400;

    ReplayEvent {
        records = List.copyOf(records);
    }

    /**
     * @param records ordered by topic, partition, offset
     * @param maxBytes of an event; one record that is larger is sent alone
     */
    static List<ReplayEvent> of(List<RawRecord> records, long maxBytes) {
        List<ReplayEvent> events = new ArrayList<>();
        List<RawRecord> current = new ArrayList<>();
        long bytes = 0;
        for (RawRecord each : records) {
            long size = bytes(each);
            boolean other = !current.isEmpty()
                    && (!current.get(0).topic().equals(each.topic())
                            || current.get(0).partition() != each.partition());
            if (other || (!current.isEmpty() && bytes + size > maxBytes) || current.size() == MAX_RECORDS) {
                events.add(new ReplayEvent(current));
                current.clear();
                bytes = 0;
            }
            current.add(each);
            bytes += size;
        }
        if (!current.isEmpty()) {
            events.add(new ReplayEvent(current));
        }
        return events;
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("eventSource", "SelfManagedKafka");
            json.writeBooleanField("replay", true);
            json.writeObjectFieldStart("records");
            json.writeArrayFieldStart(
                    records.get(0).topic() + "-" + records.get(0).partition());
            for (RawRecord each : records) {
                write(json, each);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, RawRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", record.topic());
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        json.writeNumberField("timestamp", record.timestamp());
        json.writeStringField("timestampType", "CREATE_TIME");
        bytes(json, "key", record.key());
        bytes(json, "value", record.value());
        json.writeArrayFieldStart("headers");
        for (RecordHeader header : record.headers()) {
            json.writeStartObject();
            if (header.value().isEmpty()) {
                json.writeNullField(header.name());
            } else {
                json.writeArrayFieldStart(header.name());
                for (byte each : header.value().get()) {
                    json.writeNumber(each);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bytes(JsonGenerator json, String name, Optional<byte[]> bytes) throws IOException {
        json.writeFieldName(name);
        if (bytes.isPresent()) {
            json.writeBinary(bytes.get());
        } else {
            json.writeNull();
        }
    }

    private static long bytes(RawRecord record) {
        long content = record.key().map(each -> each.length).orElse(0)
                + record.value().map(each -> each.length).orElse(0);
        long headers = record.headers().stream()
                .mapToLong(each -> 20L
                        + 6L * each.name().length()
                        + 5L * each.value().map(value -> value.length).orElse(0))
                .sum();
        return ENVELOPE + record.topic().length() + content * 4 / 3 + headers;
    }
}
