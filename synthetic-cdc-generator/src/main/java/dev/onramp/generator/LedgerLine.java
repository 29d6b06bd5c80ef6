package dev.onramp.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger, as docs/contract.md has it: {@code
 * {"table":"raw_table_cust","op":"c","seq":1,"ts_ms":1767225600123,"key":"1","outcome":"applied","row":{..}}}. The row of a delete holds the key
 * alone.
 */
final class LedgerLine {
    private static final JsonFactory JSON = new JsonFactory();

    private LedgerLine() {}

    /** The line with its end. */
    static byte[] of(Dispatch dispatch) {
        LegacyChange change = dispatch.change();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(360);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("table", change.table().table());
            json.writeStringField("op", change.operation().code());
            json.writeNumberField("seq", change.sequence());
            json.writeNumberField("ts_ms", change.timeMillis());
            json.writeStringField("key", change.key());
            writeFate(json, dispatch);
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
    static Dispatch parse(String line, Words words) {
        String table = "";
        String operation = "";
        long sequence = 0;
        long timeMillis = 0;
        Dispatch.Step step = Dispatch.Step.SENT;
        Optional<Fault> fault = Optional.empty();
        long salt = 0;
        int bytesOfRecord = 0;
        Optional<Fate> fate = Optional.empty();
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
                    case "step" -> step = Dispatch.Step.valueOf(json.getText().toUpperCase(Locale.ROOT));
                    case "fault" -> fault = Optional.of(fault(json.getText()));
                    case "salt" -> salt = json.getLongValue();
                    case "bytes" -> bytesOfRecord = json.getIntValue();
                    case "outcome" -> fate = Optional.of(Fate.of(json.getText()));
                    case "row" -> row = row(json, words);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        LegacyChange change = new LegacyChange(
                LegacyChange.Operation.of(operation), sequence, timeMillis, LegacyRow.of(LegacyTable.of(table), row));
        long seed = salt;
        int size = bytesOfRecord;
        return new Dispatch(step, change, fault.map(each -> new Twist(each, seed, size)), fate);
    }

    private static Fault fault(String label) {
        return Fault.of(label).orElseThrow(() -> new IllegalArgumentException("there is no fault " + label));
    }

    private static void writeFate(JsonGenerator json, Dispatch dispatch) throws IOException {
        if (dispatch.step() != Dispatch.Step.SENT) {
            json.writeStringField("step", dispatch.step().name().toLowerCase(Locale.ROOT));
        }
        if (dispatch.twist().isPresent()) {
            Twist twist = dispatch.twist().get();
            json.writeStringField("fault", twist.fault().label());
            json.writeNumberField("salt", twist.salt());
            if (twist.bytes() > 0) {
                json.writeNumberField("bytes", twist.bytes());
            }
        }
        if (dispatch.fate().isPresent()) {
            json.writeStringField("outcome", dispatch.fate().get().code());
        }
        if (dispatch.errorId().isPresent()) {
            json.writeStringField("error", dispatch.errorId().get());
        }
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
