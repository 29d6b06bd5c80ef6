package dev.onramp.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change as a line of the ledger: {@code {"table":"raw_table_cust","op":"c","seq":1,"ts_ms":1767225600123,"key":"1","row":{..}}}. The row
 * of a delete holds the key alone.
 */
final class LedgerLine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory JSON = MAPPER.getFactory();

    private LedgerLine() {}

    /** The line with its end. */
    static byte[] of(LegacyChange change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(360);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("table", change.table().table());
            json.writeStringField("op", change.operation().code());
            json.writeNumberField("seq", change.sequence());
            json.writeNumberField("ts_ms", change.timeMillis());
            json.writeStringField("key", change.key());
            json.writeObjectFieldStart("row");
            MessageFormat.writeColumns(json, change);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when the text is no such line */
    static LegacyChange parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            LegacyTable table = LegacyTable.of(json.path("table").asText());
            Map<String, @Nullable String> row = new HashMap<>();
            json.path("row").properties().forEach(each -> {
                if (!each.getValue().isNull()) {
                    row.put(each.getKey(), each.getValue().asText());
                }
            });
            return new LegacyChange(
                    LegacyChange.Operation.of(json.path("op").asText()),
                    json.path("seq").asLong(),
                    json.path("ts_ms").asLong(),
                    LegacyRow.of(table, row));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
