package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the declared types of columns into readers. */
final class ColumnReaders {
    private ColumnReaders() {}

    /** The reader of a column; a secret one is checked like any other, but its value stays out of the row and of messages. */
    static ColumnReader of(Field column) {
        String name = column.name().value();
        if (column.classification() != Field.Classification.SECRET) {
            return of(column.type(), name);
        }
        ColumnReader reader = of(column.type(), name);
        return parser -> {
            try {
                return reader.read(parser) == null ? null : SourceRow.HIDDEN;
            } catch (RejectionException bad) {
                throw new RejectionException(bad.rejected().reason(), "column " + name + ": bad value (hidden)");
            }
        };
    }

    private static ColumnReader of(FieldType type, String path) {
        if (type instanceof FieldType.Primitive primitive) {
            return ofPrimitive(primitive, path);
        }
        if (type instanceof FieldType.DecimalType decimal) {
            String expected = "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
            Set<JsonToken> tokens =
                    Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT, JsonToken.VALUE_STRING);
            return scalar(path, expected, tokens, text -> ScalarText.toDecimal(text, decimal));
        }
        if (type instanceof FieldType.EnumType listed) {
            Set<String> values = new HashSet<>(listed.values());
            return scalar(
                    path,
                    "one of " + listed.values(),
                    Set.of(JsonToken.VALUE_STRING),
                    text -> values.contains(text) ? text : null);
        }
        if (type instanceof FieldType.ArrayType array) {
            return array(of(array.element(), path + "[]"), path);
        }
        return struct((FieldType.StructType) type, path);
    }

    private static ColumnReader ofPrimitive(FieldType.Primitive type, String path) {
        Set<JsonToken> text = Set.of(JsonToken.VALUE_STRING);
        Set<JsonToken> integer = Set.of(JsonToken.VALUE_NUMBER_INT);
        return switch (type) {
            case STRING -> string(path);
            case BOOLEAN ->
                scalar(path, "boolean", Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE), value -> value);
            case INT -> scalar(path, "int", integer, value -> text(ScalarText.toInt(value)));
            case LONG -> scalar(path, "long", integer, value -> text(ScalarText.toLong(value)));
            case DOUBLE ->
                scalar(
                        path,
                        "double",
                        Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT),
                        ColumnReaders::doubleText);
            case DATE -> scalar(path, "date (YYYY-MM-DD)", text, ScalarText::toDate);
            case TIMESTAMP ->
                scalar(path, "timestamp (ISO 8601 with offset, microseconds)", text, ScalarText::toTimestamp);
        };
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String doubleText(String value) {
        Double number = ScalarText.toDouble(value);
        return number == null ? null : ScalarText.ofDouble(number);
    }

    private static ColumnReader string(String path) {
        return parser -> {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            if (token != JsonToken.VALUE_STRING) {
                throw wrongToken(path, "string", token);
            }
            return storable(path, parser.getText());
        };
    }

    /** What canonical gives null for is not of the type. */
    private interface Canonical {
        @Nullable
        String of(String text);
    }

    private static ColumnReader scalar(String path, String expected, Set<JsonToken> tokens, Canonical canonical) {
        return parser -> {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            if (!tokens.contains(token)) {
                throw wrongToken(path, expected, token);
            }
            String text = storable(path, parser.getText());
            String value = canonical.of(text);
            if (value == null) {
                throw new RejectionException(
                        RejectionReason.BAD_COLUMN, "column " + path + ": " + shown(text) + " is not " + expected);
            }
            return value;
        };
    }

    private static ColumnReader array(ColumnReader element, String path) {
        return parser -> {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw wrongToken(path, "array", parser.currentToken());
            }
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object value = element.read(parser);
                if (value == null) {
                    throw new RejectionException(RejectionReason.BAD_COLUMN, "column " + path + ": an element is null");
                }
                elements.add(value);
            }
            return elements;
        };
    }

    private static ColumnReader struct(FieldType.StructType type, String path) {
        Map<String, ColumnReader> members = new HashMap<>();
        type.fields().forEach(field -> members.put(field.name().value(), of(field.type(), path + "." + field.name())));
        List<String> required = type.fields().stream()
                .filter(field -> !field.optional())
                .map(field -> field.name().value())
                .toList();
        return parser -> {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrongToken(path, "object", parser.currentToken());
            }
            Map<String, Object> values = members(parser, members);
            for (String name : required) {
                if (!values.containsKey(name)) {
                    throw new RejectionException(
                            RejectionReason.COLUMN_ABSENT, "column " + path + "." + name + " is required and absent");
                }
            }
            return values;
        };
    }

    private static Map<String, Object> members(JsonParser parser, Map<String, ColumnReader> readers)
            throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            ColumnReader reader = readers.get(name);
            if (reader == null) {
                parser.skipChildren();
                continue;
            }
            Object value = reader.read(parser);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    /** The text, when every store behind this one can hold it. */
    static String storable(String path, String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                throw new RejectionException(RejectionReason.BAD_TEXT, "column " + path + ": text holds U+0000");
            }
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    throw new RejectionException(
                            RejectionReason.BAD_TEXT, "column " + path + ": text holds half a surrogate pair");
                }
                index++;
            }
        }
        return text;
    }

    private static RejectionException wrongToken(String path, String expected, JsonToken token) {
        String found = switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "a number";
        };
        return new RejectionException(
                RejectionReason.BAD_COLUMN, "column " + path + ": expected " + expected + ", found " + found);
    }
}
