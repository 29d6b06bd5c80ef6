package dev.onramp.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a change is written on a raw topic. Thread-safe. */
public enum MessageFormat {
    /** Format {@code row} of docs/contract.md with operation, sequence and commit time, keyed by the row's key. */
    ROW,

    /**
     * The columns alone, without key and headers, as the oldest producers send them. It can say no delete, and the rows are ordered by the
     * broker's time; so the generator deletes nothing and sends at most one change in a millisecond.
     */
    PLAIN;

    private static final JsonFactory JSON = new JsonFactory();

    /** The message's value; the same change gives the same bytes. */
    public byte[] bytes(LegacyChange change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (this == ROW) {
                json.writeStringField("__op", change.operation().code());
                json.writeNumberField("__seq", change.sequence());
                json.writeNumberField("__ts_ms", change.timeMillis());
            }
            writeColumns(json, change);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The message's value with what is wrong with it; the same dispatch gives the same bytes. */
    public byte[] bytes(Dispatch dispatch) {
        return dispatch.twist()
                .map(twist -> TwistedMessage.of(dispatch.change(), twist))
                .orElseGet(() -> bytes(dispatch.change()));
    }

    /** All columns; of a delete the key alone. */
    static void writeColumns(JsonGenerator json, LegacyChange change) throws IOException {
        if (change.operation() == LegacyChange.Operation.DELETE) {
            json.writeStringField(change.table().key(), change.key());
            return;
        }
        for (Map.Entry<String, @Nullable String> column : change.row().columns().entrySet()) {
            json.writeStringField(column.getKey(), column.getValue());
        }
    }
}
