package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw records of the format {@code row}: one strict JSON object with the columns of the row and, where the sender has them, the
 * members {@code __op}, {@code __seq} and {@code __ts_ms}. Compiled once per source; immutable and thread-safe.
 */
final class RowFormat {
    static final String OPERATION = "__op";
    static final String POSITION = "__seq";
    static final String COMMITTED_AT = "__ts_ms";

    /** The end of the year 9999, the last moment that every store can hold. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private static final int MOST_PARTITIONS = 10_000;
    private static final long MOST_OFFSETS = 1_000_000_000_000_000L;

    private static final String AFTER_END = "something follows the JSON value";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // UTF-8 and nothing else: what looks like UTF-16 is not guessed at.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Names come from strangers: they neither fill the JVM's table of strings nor stop a whole batch.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final Identifier table;
    private final List<Identifier> columns;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final ColumnReader[] readers;
    private final boolean[] required;
    private final int[] key;
    private final UndeclaredColumns undeclared;

    RowFormat(Source source, UndeclaredColumns undeclared) {
        this.undeclared = undeclared;
        table = source.table();
        List<Field> fields = source.fields();
        columns = fields.stream().map(Field::name).toList();
        readers = fields.stream().map(ColumnReaders::of).toArray(ColumnReader[]::new);
        required = new boolean[fields.size()];
        for (int index = 0; index < fields.size(); index++) {
            indexes.put(columns.get(index).value(), index);
            required[index] = !fields.get(index).optional();
        }
        key = source.key().stream().mapToInt(columns::indexOf).toArray();
    }

    Reading read(RawRecord raw) {
        byte[] bytes = raw.value().orElse(null);
        if (bytes == null) {
            return new Rejected(RejectionReason.NO_VALUE, "the record has no value");
        }
        if (!Utf8.isValid(bytes)) {
            return new Rejected(RejectionReason.NOT_JSON, "the value is not UTF-8");
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            return read(parser, raw);
        } catch (JsonProcessingException bad) {
            return notJson(bad);
        } catch (RejectionException rejection) {
            // What is not JSON is that first, whatever else is wrong with it.
            return syntaxProblem(bytes).orElseGet(rejection::rejected);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Rejected notJson(JsonProcessingException bad) {
        // Its own message would show parts of the value.
        JsonLocation at = bad.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return new Rejected(RejectionReason.NOT_JSON, "the value is not strict JSON" + where);
    }

    private static Optional<Rejected> syntaxProblem(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(new Rejected(RejectionReason.NOT_JSON, AFTER_END));
        } catch (JsonProcessingException bad) {
            return Optional.of(notJson(bad));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Reading read(JsonParser parser, RawRecord raw) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Rejected(RejectionReason.NOT_JSON, "the value is empty");
        }
        Content content = new Content(columns.size());
        if (first == JsonToken.START_OBJECT) {
            readMembers(parser, content);
        } else {
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            return new Rejected(RejectionReason.NOT_JSON, AFTER_END);
        }
        if (first != JsonToken.START_OBJECT) {
            return new Rejected(RejectionReason.NOT_AN_OBJECT, "the value is JSON, but no object");
        }
        return change(content, raw);
    }

    private void readMembers(JsonParser parser, Content content) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readMember(name, parser, content);
        }
    }

    private void readMember(String name, JsonParser parser, Content content) throws IOException {
        Integer index = indexes.get(name);
        if (index != null) {
            content.values[index] = readers[index].read(parser);
            return;
        }
        switch (name) {
            case OPERATION -> content.operation = operation(parser);
            case POSITION -> content.position = number(parser, POSITION, Long.MAX_VALUE);
            case COMMITTED_AT -> content.committedAt = number(parser, COMMITTED_AT, LAST_MILLIS);
            default -> {
                undeclared.met(name);
                parser.skipChildren();
            }
        }
    }

    private static Operation operation(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Operation.UPDATE;
        }
        String text = token == JsonToken.VALUE_STRING ? parser.getText() : "";
        return switch (text) {
            case "c" -> Operation.CREATE;
            case "u" -> Operation.UPDATE;
            case "d" -> Operation.DELETE;
            case "r" -> Operation.READ;
            default ->
                throw new RejectionException(
                        RejectionReason.UNKNOWN_OPERATION, "__op: " + shown(text) + " is none of c, u, d, r");
        };
    }

    private static @Nullable Long number(JsonParser parser, String name, long highest) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        Long number = token == JsonToken.VALUE_NUMBER_INT ? ScalarText.toLong(parser.getText()) : null;
        if (number == null || number < 0 || number > highest) {
            throw new RejectionException(RejectionReason.BAD_POSITION, name + ": not an integer from 0 to " + highest);
        }
        return number;
    }

    private Reading change(Content content, RawRecord raw) {
        boolean delete = content.operation == Operation.DELETE;
        for (int index : key) {
            requirePresent(content, index);
        }
        for (int index = 0; !delete && index < required.length; index++) {
            if (required[index]) {
                requirePresent(content, index);
            }
        }
        Long committedAt = content.committedAt;
        long millis = committedAt == null ? raw.timestamp() : committedAt;
        if (millis < 0 || millis > LAST_MILLIS) {
            return new Rejected(RejectionReason.BAD_POSITION, "no __ts_ms, and the record has no usable timestamp");
        }
        SourceRow row = new SourceRow(columns, content.values);
        return new RawChange(
                table,
                content.operation,
                row.only(key),
                delete ? Optional.of(row) : Optional.empty(),
                delete ? Optional.empty() : Optional.of(row),
                sequence(content.position, raw),
                millis,
                raw);
    }

    private void requirePresent(Content content, int index) {
        if (content.values[index] == null) {
            throw new RejectionException(
                    RejectionReason.COLUMN_ABSENT, "column " + columns.get(index) + " is required and absent");
        }
    }

    private static Sequence sequence(@Nullable Long position, RawRecord raw) {
        if (position != null) {
            return Sequence.ofSource(position);
        }
        if (raw.timestamp() < 0 || raw.partition() >= MOST_PARTITIONS || raw.offset() >= MOST_OFFSETS) {
            throw new RejectionException(
                    RejectionReason.BAD_POSITION, "no __seq, and the record's timestamp and offset give no order");
        }
        return Sequence.ofBroker(raw.timestamp(), raw.partition(), raw.offset());
    }

    /** What has been read of one record so far. */
    private static final class Content {
        private final @Nullable Object[] values;
        private Operation operation = Operation.UPDATE;
        private @Nullable Long position;
        private @Nullable Long committedAt;

        private Content(int columns) {
            values = new Object[columns];
        }
    }
}
