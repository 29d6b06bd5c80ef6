package dev.onramp.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of canonical topics, strictly by {@code docs/contract.md}. What breaks the contract is rejected with the reason; nothing
 * is guessed. Texts of enums are not compared with the model: a value that is newer than this program is stored, not lost. Thread-safe.
 */
public final class CanonicalRecordParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Of a truncate: an object without members. */
    private static final JsonValues NO_KEY = new JsonValues(List.of());

    private final Map<String, EntityReader> readers = new HashMap<>();

    public CanonicalRecordParser(List<EntityColumns> entities) {
        for (int i = 0; i < entities.size(); i++) {
            readers.put(entities.get(i).entity(), new EntityReader(i, entities.get(i)));
        }
    }

    public ParsedRecord parse(CanonicalRecord record) {
        EntityReader reader = readers.get(record.topic());
        if (reader == null) {
            return new ParsedRecord.Rejected("the model has no entity of this topic");
        }
        try {
            return reader.read(record);
        } catch (ContractBreach e) {
            return new ParsedRecord.Rejected(String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            return new ParsedRecord.Rejected(
                    "not the JSON of the contract, near byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("reading bytes in memory failed", e);
        }
    }

    /** What is prepared once for an entity. */
    private record EntityReader(
            int position,
            EntityColumns entity,
            List<Column> keyColumns,
            int[] keyAt,
            JsonValues key,
            JsonValues value) {
        EntityReader(int position, EntityColumns entity) {
            this(
                    position,
                    entity,
                    entity.keyColumns(),
                    entity.keyPositions(),
                    new JsonValues(entity.keyColumns()),
                    new JsonValues(entity.fields()));
        }

        ParsedRecord read(CanonicalRecord record) throws IOException {
            LineageHeaders headers = record.headers();
            Operation operation = operation(present(headers.operation(), CloudEventHeaders.OPERATION));
            Sequence sequence = sequence(present(headers.sequence(), CloudEventHeaders.SEQUENCE));
            long changedAt =
                    TimeText.epochMicros(present(headers.time(), CloudEventHeaders.TIME), CloudEventHeaders.TIME);
            String dataId = present(headers.dataId(), CloudEventHeaders.DATA_ID);
            int mappingVersion = version(present(headers.mappingVersion(), CloudEventHeaders.MAPPING_VERSION));
            byte[] bytes = record.value();
            if (operation == Operation.TRUNCATE) {
                object(record.key(), NO_KEY, "key");
                if (bytes != null) {
                    throw new ContractBreach("a value, but the operation is truncate");
                }
                return new ParsedRecord.Truncate(position, sequence, changedAt, dataId, mappingVersion);
            }
            @Nullable Object[] keyValues = object(record.key(), key, "key");
            if ((bytes == null) != (operation == Operation.DELETE)) {
                throw new ContractBreach(
                        bytes == null ? "no value, but not a delete" : "a value, but the operation is delete");
            }
            @Nullable Object[] values;
            if (bytes == null) {
                values = new Object[entity.fields().size()];
                for (int i = 0; i < keyAt.length; i++) {
                    values[keyAt[i]] = keyValues[i];
                }
            } else {
                values = object(bytes, value, "value");
                for (int i = 0; i < keyAt.length; i++) {
                    if (!java.util.Objects.equals(values[keyAt[i]], keyValues[i])) {
                        throw new ContractBreach("the key and the value differ in '"
                                + keyColumns.get(i).name() + "'");
                    }
                }
            }
            return new ParsedRecord.Change(position, values, operation, sequence, changedAt, dataId, mappingVersion);
        }
    }

    private static @Nullable Object[] object(byte @Nullable [] bytes, JsonValues values, String part)
            throws IOException {
        if (bytes == null) {
            throw new ContractBreach("the record has no " + part);
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ContractBreach("the " + part + " is not a JSON object");
            }
            @Nullable Object[] read = values.read(json);
            if (json.nextToken() != null) {
                throw new ContractBreach("something stands after the JSON object of the " + part);
            }
            return read;
        }
    }

    private static String present(@Nullable String header, String name) {
        if (header == null || header.isEmpty()) {
            throw new ContractBreach("the header '" + name + "' is absent");
        }
        return header;
    }

    private static Operation operation(String text) {
        for (Operation each : Operation.values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new ContractBreach("the header '" + CloudEventHeaders.OPERATION + "' names no operation");
    }

    private static Sequence sequence(String text) {
        boolean formed = text.length() == Sequence.LENGTH;
        for (int i = 0; formed && i < Sequence.LENGTH; i++) {
            char c = text.charAt(i);
            formed = i == 19 ? c == '-' : c >= '0' && c <= '9';
        }
        if (!formed) {
            throw new ContractBreach("the header '" + CloudEventHeaders.SEQUENCE + "' is not a sequence");
        }
        return new Sequence(text);
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ContractBreach("the header '" + CloudEventHeaders.MAPPING_VERSION + "' is not a number");
        }
    }
}
