package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw records of the format {@code row}: one strict JSON object with the columns of the row and, where the sender has them, the
 * members {@code __op}, {@code __seq} and {@code __ts_ms}. Compiled once per source; immutable and thread-safe.
 */
final class RowFormat implements ChangeFormat {
    static final String OPERATION = "__op";
    static final String POSITION = "__seq";
    static final String COMMITTED_AT = "__ts_ms";

    /** Says that a record has a member that rows do not have. Has no stack trace. */
    private static final class ForeignMember extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final ForeignMember FOUND = new ForeignMember();

        private ForeignMember() {
            super("a foreign member", null, false, false);
        }
    }

    private final Identifier table;
    private final List<Identifier> columns;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final ColumnReader[] readers;
    private final boolean[] required;
    private final int[] key;
    private final Source.Order order;
    private final Set<String> foreign;

    RowFormat(Source source) {
        this(source, Set.of());
    }

    /** @param foreign names of members that show that a record is no row of this source */
    RowFormat(Source source, Set<String> foreign) {
        this.foreign = foreign;
        table = source.table();
        order = source.order();
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

    /** Empty when there is a foreign member. */
    Optional<Reading> readUnlessForeign(RawRecord raw) {
        try {
            return Optional.of(read(raw));
        } catch (ForeignMember found) {
            return Optional.empty();
        }
    }

    @Override
    public Reading read(RawRecord raw) {
        byte[] bytes = raw.value().orElse(null);
        if (bytes == null) {
            return new Rejected(RejectionReason.NO_VALUE, "the record has no value");
        }
        if (!Utf8.isValid(bytes)) {
            return new Rejected(RejectionReason.NOT_JSON, "the value is not UTF-8");
        }
        try (JsonParser parser = StrictJson.FACTORY.createParser(bytes)) {
            return read(parser, raw);
        } catch (JsonProcessingException bad) {
            return StrictJson.notJson(bad);
        } catch (RejectionException rejection) {
            // What is not JSON is that first, whatever else is wrong with it.
            return StrictJson.syntaxProblem(bytes).orElseGet(rejection::rejected);
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
            return new Rejected(RejectionReason.NOT_JSON, StrictJson.AFTER_END);
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
            case COMMITTED_AT -> content.committedAt = number(parser, COMMITTED_AT, ToolTime.LAST_MILLIS);
            default -> {
                if (foreign.contains(name)) {
                    throw ForeignMember.FOUND;
                }
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
        if (millis < 0 || millis > ToolTime.LAST_MILLIS) {
            return new Rejected(RejectionReason.BAD_POSITION, "no __ts_ms, and the record has no usable timestamp");
        }
        SourceRow row = new SourceRow(columns, content.values);
        boolean own = order == Source.Order.SOURCE || (order == Source.Order.AUTO && content.position != null);
        return new RawChange(
                table,
                content.operation,
                row.only(key),
                delete ? Optional.of(row) : Optional.empty(),
                delete ? Optional.empty() : Optional.of(row),
                sequence(own, content.position, raw),
                own ? SequenceOrigin.SOURCE : SequenceOrigin.BROKER,
                millis,
                raw);
    }

    private void requirePresent(Content content, int index) {
        if (content.values[index] == null) {
            throw new RejectionException(
                    RejectionReason.COLUMN_ABSENT, "column " + columns.get(index) + " is required and absent");
        }
    }

    private static Sequence sequence(boolean own, @Nullable Long position, RawRecord raw) {
        if (!own) {
            return Positions.broker(raw, position == null ? "no __seq, and " : "");
        }
        return Sequence.ofSource(Positions.required(position, POSITION));
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
