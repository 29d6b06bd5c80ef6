package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column as the tools write it, which is more than the format {@code row} takes: numbers as texts, days as numbers, times without offset.
 * Immutable and thread-safe.
 */
final class ToolColumn {
    private final String name;
    private final FieldType type;
    private final boolean secret;
    private final boolean nested;
    /** As in the format row: for what is nested, and for the reasons why something is no value of the type. */
    private final ColumnReader strict;

    ToolColumn(Field column) {
        name = column.name().value();
        type = column.type();
        secret = column.classification() == Field.Classification.SECRET;
        nested = type instanceof FieldType.ArrayType || type instanceof FieldType.StructType;
        strict = ColumnReaders.of(column);
    }

    /**
     * @param semantic what the message's schema says about the value
     * @throws RejectionException when it is no value of the column's type
     */
    @Nullable
    Object read(JsonParser parser, @Nullable SemanticType semantic) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (nested || token.isStructStart()) {
            return strict.read(parser);
        }
        String json = parser.getText();
        try {
            String value = value(token, json, semantic);
            return value == null
                    ? strict.read(parser)
                    : secret ? SourceRow.HIDDEN : ColumnReaders.storable(name, value);
        } catch (RejectionException bad) {
            throw secret
                    ? new RejectionException(bad.rejected().reason(), "column " + name + ": bad value (hidden)")
                    : bad;
        }
    }

    /** Null for what only the strict reader can take or refuse. */
    private @Nullable String value(JsonToken token, String json, @Nullable SemanticType semantic) {
        Optional<String> meant = semantic == null ? Optional.empty() : semantic.text(token, json, name);
        if (meant.isPresent()) {
            String value = canonical(JsonToken.VALUE_STRING, meant.get());
            if (value == null) {
                throw new RejectionException(
                        RejectionReason.BAD_COLUMN,
                        "column " + name + ": " + shown(meant.get()) + " is not of the declared type");
            }
            return value;
        }
        return canonical(token, json);
    }

    private @Nullable String canonical(JsonToken token, String text) {
        boolean string = token == JsonToken.VALUE_STRING;
        boolean integer = token == JsonToken.VALUE_NUMBER_INT;
        if (type == Primitive.STRING) {
            return string ? text : null;
        }
        if (type == Primitive.BOOLEAN) {
            return string || integer ? truth(text) : null;
        }
        if (type == Primitive.DATE) {
            Long days = integer ? ScalarText.toLong(text) : null;
            return days != null ? ToolTime.ofDays(days) : string ? ToolTime.toDate(text) : null;
        }
        if (type == Primitive.TIMESTAMP) {
            return string ? ToolTime.toTimestamp(text) : null;
        }
        return string ? number(text) : null;
    }

    private @Nullable String number(String text) {
        if (type == Primitive.INT) {
            Integer number = ScalarText.toInt(text);
            return number == null ? null : number.toString();
        }
        if (type == Primitive.LONG) {
            Long number = ScalarText.toLong(text);
            return number == null ? null : number.toString();
        }
        if (type == Primitive.DOUBLE) {
            Double number = ScalarText.toDouble(text);
            return number == null ? null : ScalarText.ofDouble(number);
        }
        if (type instanceof FieldType.DecimalType decimal) {
            return ScalarText.toDecimal(text, decimal);
        }
        return type instanceof FieldType.EnumType listed && listed.values().contains(text) ? text : null;
    }

    private static @Nullable String truth(String text) {
        return switch (text) {
            case "0", "false" -> "false";
            case "1", "true" -> "true";
            default -> null;
        };
    }
}
