package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object inside of a text that is known to be strict JSON. What is nested stays where it is in the bytes until somebody asks for it.
 * Not changed after construction.
 */
final class JsonMembers {
    /**
     * One value.
     *
     * @param token the first of the value
     * @param text of a scalar; empty for objects and arrays
     * @param from where an object or array begins in the bytes
     * @param to behind where it ends
     */
    record Value(JsonToken token, String text, int from, int to) {
        boolean isObject() {
            return token == JsonToken.START_OBJECT;
        }
    }

    private final byte[] bytes;
    private final Map<String, Value> values;

    private JsonMembers(byte[] bytes, Map<String, Value> values) {
        this.bytes = bytes;
        this.values = values;
    }

    /**
     * Reads the object that the parser stands on, to its end.
     *
     * @param base where the parser's text begins in the bytes
     */
    static JsonMembers read(JsonParser parser, byte[] bytes, int base) throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                int from = base + (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                int to = base + (int) parser.currentLocation().getByteOffset();
                values.put(name, new Value(token, "", from, to));
            } else {
                values.put(name, new Value(token, parser.getText(), 0, 0));
            }
        }
        return new JsonMembers(bytes, values);
    }

    byte[] bytes() {
        return bytes;
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Whether there is a member of that name, {@code null} or not. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Absent, or {@code null}: null. */
    @Nullable
    Value value(String name) {
        Value value = values.get(name);
        return value == null || value.token() == JsonToken.VALUE_NULL ? null : value;
    }

    boolean hasObject(String name) {
        Value value = value(name);
        return value != null && value.isObject();
    }

    /** @throws RejectionException when there is one that is no object */
    Optional<JsonMembers> object(String name) {
        Value value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw bad(name, "an object");
        }
        return Optional.of(open(value));
    }

    JsonMembers open(Value object) {
        int length = object.to() - object.from();
        try (JsonParser parser = StrictJson.FACTORY.createParser(bytes, object.from(), length)) {
            parser.nextToken();
            return read(parser, bytes, object.from());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws RejectionException when there is one that is no string */
    @Nullable
    String text(String name) {
        Value value = value(name);
        if (value != null && value.token() != JsonToken.VALUE_STRING) {
            throw bad(name, "a string");
        }
        return value == null ? null : value.text();
    }

    boolean isTrue(String name) {
        Value value = value(name);
        return value != null && value.token() == JsonToken.VALUE_TRUE;
    }

    /** The text of a string; null for anything else. */
    @Nullable
    String plainText(String name) {
        Value value = value(name);
        return value == null || value.token() != JsonToken.VALUE_STRING ? null : value.text();
    }

    /** The objects in an array; none when it is no array. */
    List<JsonMembers> objects(String name) {
        Value array = value(name);
        if (array == null || array.token() != JsonToken.START_ARRAY) {
            return List.of();
        }
        List<JsonMembers> objects = new ArrayList<>();
        try (JsonParser parser = StrictJson.FACTORY.createParser(bytes, array.from(), array.to() - array.from())) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    objects.add(read(parser, bytes, array.from()));
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return objects;
    }

    /** @throws RejectionException when there is one that is no integer from 0 to 2^63-1 */
    @Nullable
    Long integer(String name) {
        Value value = value(name);
        if (value == null) {
            return null;
        }
        Long number = value.token() == JsonToken.VALUE_NUMBER_INT ? ScalarText.toLong(value.text()) : null;
        if (number == null || number < 0) {
            throw bad(name, "an integer from 0 to " + Long.MAX_VALUE);
        }
        return number;
    }

    static RejectionException bad(String name, String expected) {
        return new RejectionException(RejectionReason.BAD_MESSAGE, "the member " + name + " is not " + expected);
    }
}
