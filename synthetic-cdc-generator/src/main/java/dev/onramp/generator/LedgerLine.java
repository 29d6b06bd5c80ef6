package dev.onramp.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    private static final JsonFactory JSON = new JsonFactory();

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

    /**
     * @param words equal texts of different lines become one object, since most values occur many times
     * @throws IllegalArgumentException when the text is no such line
     */
    static LegacyChange parse(String line, Words words) {
        String table = "";
        String operation = "";
        long sequence = 0;
        long timeMillis = 0;
        Map<String, @Nullable String> row = Map.of();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a line of the ledger is an object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "table" -> table = json.getText();
                    case "op" -> operation = json.getText();
                    case "seq" -> sequence = json.getLongValue();
                    case "ts_ms" -> timeMillis = json.getLongValue();
                    case "row" -> row = row(json, words);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new LegacyChange(
                LegacyChange.Operation.of(operation), sequence, timeMillis, LegacyRow.of(LegacyTable.of(table), row));
    }

    private static Map<String, @Nullable String> row(JsonParser json, Words words) throws IOException {
        Map<String, @Nullable String> row = new HashMap<>();
        for (String column = json.nextFieldName(); column != null; column = json.nextFieldName()) {
            String value = json.nextTextValue();
            if (value != null) {
                row.put(column, words.one(value));
            }
        }
        return row;
    }

    /** Keeps one object for each of the first texts it meets. */
    static final class Words {
        private static final int MOST = 50_000;

        private final Map<String, String> known = new HashMap<>();

        String one(String text) {
            String first = known.size() < MOST ? known.putIfAbsent(text, text) : known.get(text);
            return first == null ? text : first;
        }
    }
}
