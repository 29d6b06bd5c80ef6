package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.model.FieldType;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the types of canonical fields into writers. */
final class FieldWriters {
    private FieldWriters() {}

    /** @param path {@code <entity>.<field>}, as messages name it */
    static FieldWriter of(FieldType type, String path) {
        if (type instanceof FieldType.Primitive primitive) {
            return ofPrimitive(primitive, path);
        }
        if (type instanceof FieldType.DecimalType decimal) {
            String expected = "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
            return new Scalar(path, expected, text -> ScalarText.toDecimal(text, decimal));
        }
        if (type instanceof FieldType.EnumType listed) {
            Set<String> values = new HashSet<>(listed.values());
            return new Scalar(path, "one of " + listed.values(), text -> values.contains(text) ? text : null);
        }
        if (type instanceof FieldType.ArrayType array) {
            return new ArrayWriter(of(array.element(), path + "[]"), path);
        }
        return new StructWriter((FieldType.StructType) type, path);
    }

    private static FieldWriter ofPrimitive(FieldType.Primitive type, String path) {
        return switch (type) {
            case STRING -> new Scalar(path, "string", text -> text);
            case BOOLEAN -> new Scalar(path, "boolean", ScalarText::toBoolean);
            case INT -> new Scalar(path, "int", ScalarText::toInt);
            case LONG -> new Scalar(path, "long", ScalarText::toLong);
            case DOUBLE -> new Scalar(path, "double", FieldWriters::rawDouble);
            case DATE -> new Scalar(path, "date (YYYY-MM-DD)", ScalarText::toDate);
            case TIMESTAMP ->
                new Scalar(path, "timestamp (ISO 8601 with offset, microseconds)", ScalarText::toTimestamp);
        };
    }

    private static @Nullable Object rawDouble(String text) {
        Double number = ScalarText.toDouble(text);
        return number == null ? null : new Shortest(ScalarText.ofDouble(number));
    }

    /** The text of a double, written as a number. */
    private record Shortest(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private interface Conversion {
        @Nullable
        Object of(String text);
    }

    private record Scalar(String path, String expected, Conversion conversion) implements FieldWriter {
        @Override
        public Object convert(Object value) {
            if (!(value instanceof String text)) {
                throw new RejectionException(
                        RejectionReason.BAD_FIELD, path + ": expected " + expected + ", found an array or a struct");
            }
            Object converted = conversion.of(text);
            if (converted == null) {
                throw new RejectionException(
                        RejectionReason.BAD_FIELD, path + ": " + shown(text) + " is not " + expected);
            }
            return converted;
        }

        @Override
        public void write(Object converted, JsonGenerator json) throws IOException {
            if (converted instanceof String text) {
                json.writeString(text);
            } else if (converted instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else {
                json.writeNumber(converted.toString());
            }
        }
    }
}
