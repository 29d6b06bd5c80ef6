package dev.onramp.views.proof;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One text for each value, whatever Java type a driver carries it in, so that cells of engines can be compared: equal texts are equal
 * values of the type. Times inside of arrays and structs are rounded to milliseconds, for PostgreSQL keeps their digits in {@code jsonb}. What the type cannot hold gives a text that says so, and is equal to nothing else.
 */
final class Cells {
    static final String NULL = "NULL";

    private Cells() {}

    /** A cell of a view. */
    static String text(FieldType type, @Nullable Object value) {
        if (type == Primitive.TIMESTAMP && value != null) {
            try {
                return time(value).toString();
            } catch (RuntimeException unreadable) {
                return unreadable(type, value);
            }
        }
        return inner(type, value);
    }

    private static String inner(FieldType type, @Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        try {
            return known(type, value);
        } catch (RuntimeException unreadable) {
            return unreadable(type, value);
        }
    }

    private static String unreadable(FieldType type, Object value) {
        return "no " + type + ": " + value.getClass().getSimpleName() + " " + value;
    }

    private static String known(FieldType type, Object value) {
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(value.toString())
                    .setScale(decimal.scale(), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
        if (type instanceof EnumType) {
            return quoted(value);
        }
        if (type instanceof ArrayType array) {
            return ((List<?>) value)
                    .stream().map(each -> inner(array.element(), each)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .map(field -> member(field, (Map<?, ?>) value))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return switch ((Primitive) type) {
            case STRING -> quoted(value);
            case BOOLEAN -> Boolean.toString(strictBoolean(value.toString()));
            case INT, LONG ->
                new BigDecimal(value.toString()).toBigIntegerExact().toString();
            case DOUBLE -> Double.toString(Double.parseDouble(value.toString()));
            case DATE -> LocalDate.parse(value.toString()).toString();
            case TIMESTAMP ->
                LocalDateTime.ofInstant(Millis.nearest(time(value).toInstant(ZoneOffset.UTC)), ZoneOffset.UTC)
                        .toString();
        };
    }

    private static String member(Field field, Map<?, ?> members) {
        String name = field.name().value();
        return name + ": " + inner(field.type(), members.get(name));
    }

    /** Without a zone it is UTC. */
    private static LocalDateTime time(Object value) {
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        String text = value.toString().replace(' ', 'T');
        return text.endsWith("Z")
                ? OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : LocalDateTime.parse(text);
    }

    private static boolean strictBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}
