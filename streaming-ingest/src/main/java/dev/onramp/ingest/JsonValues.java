package dev.onramp.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the members of one JSON object into the typed values of a list of columns. Immutable and thread-safe. */
final class JsonValues {
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, JsonValues> structs = new HashMap<>();

    JsonValues(List<Column> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            int position = i;
            positions.put(columns.get(i).name(), position);
            // Records that an earlier model made have the name of their time.
            columns.get(i).formerNames().forEach(former -> positions.putIfAbsent(former, position));
            structOf(columns.get(i).type()).ifPresent(addTo(columns.get(i).name()));
        }
    }

    private java.util.function.Consumer<JsonValues> addTo(String name) {
        return values -> structs.put(name, values);
    }

    private static java.util.Optional<JsonValues> structOf(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return java.util.Optional.of(new JsonValues(struct.fields()));
        }
        return type instanceof ColumnType.Array array ? structOf(array.element()) : java.util.Optional.empty();
    }

    /** The parser stands at the START_OBJECT and is left at its END_OBJECT. */
    @Nullable
    Object[] read(JsonParser json) throws IOException {
        @Nullable Object[] values = new Object[columns.size()];
        boolean[] seen = new boolean[columns.size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Integer position = positions.get(name);
            if (position == null) {
                throw new ContractBreach("the model has no field '" + Shown.name(name) + "' here");
            }
            if (seen[position]) {
                throw new ContractBreach("the member '" + name + "' stands twice");
            }
            seen[position] = true;
            json.nextToken();
            values[position] = value(
                    json, columns.get(position).type(), columns.get(position).name());
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && columns.get(i).required()) {
                throw new ContractBreach(
                        "the required member '" + columns.get(i).name() + "' is absent");
            }
        }
        return values;
    }

    private @Nullable Object value(JsonParser json, ColumnType type, String name) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type instanceof ColumnType.Array array) {
            return array(json, array, name);
        }
        if (type instanceof ColumnType.Struct) {
            JsonValues struct = structs.get(name);
            if (token != JsonToken.START_OBJECT || struct == null) {
                throw new ContractBreach("the member '" + name + "' is not an object");
            }
            return struct.read(json);
        }
        return scalar(json, type, name);
    }

    private Object[] array(JsonParser json, ColumnType.Array type, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new ContractBreach("the member '" + name + "' is not an array");
        }
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object element = value(json, type.element(), name);
            if (element == null) {
                throw new ContractBreach("the array '" + name + "' holds a null");
            }
            elements.add(element);
        }
        return elements.toArray();
    }

    private static Object scalar(JsonParser json, ColumnType type, String name) throws IOException {
        JsonToken token = json.currentToken();
        if (type instanceof ColumnType.Decimal decimal) {
            return decimal(text(json, name), decimal, name);
        }
        switch ((ColumnType.Simple) type) {
            case TEXT:
                return text(json, name);
            case BOOLEAN:
                if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                    return token == JsonToken.VALUE_TRUE;
                }
                break;
            case INT:
                if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
                    return json.getIntValue();
                }
                break;
            case LONG:
                if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    return json.getLongValue();
                }
                break;
            case DOUBLE:
                if (token.isNumeric() && Double.isFinite(json.getDoubleValue())) {
                    return json.getDoubleValue();
                }
                break;
            case DATE:
                return TimeText.epochDay(text(json, name), name);
            case TIMESTAMP:
                return TimeText.epochMicros(text(json, name), name);
        }
        throw new ContractBreach("the member '" + name + "' is not of type " + type);
    }

    private static String text(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new ContractBreach("the member '" + name + "' is not a text");
        }
        String text = json.getText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new ContractBreach("the member '" + name + "' holds U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new ContractBreach("the member '" + name + "' holds half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static BigDecimal decimal(String text, ColumnType.Decimal type, String name) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.scale() == type.scale() && value.precision() <= type.precision()) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new ContractBreach("the member '" + name + "' is not a decimal number");
        }
        throw new ContractBreach("the member '" + name + "' is not of type " + type);
    }
}
