package dev.onramp.replay;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one line of an archive object. For one line. */
final class LineReader {
    private @Nullable String topic;
    private @Nullable String dataId;
    private int partition = -1;
    private long offset = -1;
    private @Nullable Long timestamp;
    private Optional<byte[]> key = Optional.empty();
    private Optional<byte[]> payload = Optional.empty();
    private boolean payloadTold;
    private boolean sealed;
    private final List<RecordHeader> headers = new ArrayList<>();

    /** @param json at the first token of the line; stands at its last one afterwards */
    ArchivedRecord read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "the line is no JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            take(json, member);
        }
        if (topic == null || partition < 0 || offset < 0 || timestamp == null || !(payloadTold || sealed)) {
            throw new JsonParseException(json, "the line has no coordinates, no timestamp or no payload");
        }
        RawRecord plain = new RawRecord(topic, partition, offset, timestamp, key, payload, headers);
        if (dataId == null || dataId.equals(plain.dataId())) {
            return new ArchivedRecord(plain, sealed);
        }
        // The header that told it is not in the archive as it came, since a secret was taken out of it.
        headers.add(RecordHeader.ofText(CloudEventHeaders.DATA_ID, dataId));
        return new ArchivedRecord(new RawRecord(topic, partition, offset, timestamp, key, payload, headers), sealed);
    }

    private void take(JsonParser json, String member) throws IOException {
        switch (member) {
            case "topic" -> topic = json.getText();
            case "partition" -> partition = json.getIntValue();
            case "offset" -> offset = json.getLongValue();
            case "timestamp" -> timestamp = json.getLongValue();
            case "dataid" -> dataId = json.getText();
            case "key" -> key = text(json);
            case "key_base64" -> key = Optional.of(json.getBinaryValue());
            case "headers" -> readHeaders(json);
            case "payload" -> {
                payload = text(json);
                payloadTold = true;
            }
            case "payload_base64" -> {
                payload = Optional.of(json.getBinaryValue());
                payloadTold = true;
            }
            case "payload_encrypted" -> sealed = true;
            default -> json.skipChildren();
        }
    }

    private void readHeaders(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            Optional<byte[]> value = Optional.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "name" -> name = json.getText();
                    case "value" -> value = text(json);
                    case "value_base64" -> value = Optional.of(json.getBinaryValue());
                    default -> json.skipChildren();
                }
            }
            headers.add(new RecordHeader(name, value));
        }
    }

    private static Optional<byte[]> text(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL
                ? Optional.empty()
                : Optional.of(json.getText().getBytes(StandardCharsets.UTF_8));
    }
}
