package dev.onramp.reconcile.fold;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values of columns as the tools write them: as in a plain row, and in some more forms. */
final class ToolValues {
    private static final Pattern MIDNIGHT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T :]00:00:00(?:\\.0+)?Z?");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[T :]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)(Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final BigInteger DAYS = BigInteger.valueOf(4_000_000);

    private ToolValues() {}

    static @Nullable Object read(FieldType type, @Nullable Object json, SemanticColumn semantic) throws Rejection {
        if (json == null || type instanceof FieldType.ArrayType || type instanceof FieldType.StructType) {
            return Values.read(type, json);
        }
        Object value = semantic.text(json);
        if (type == Primitive.BOOLEAN) {
            return truth(value);
        }
        if (type == Primitive.DATE) {
            return date(value);
        }
        if (value instanceof String text) {
            if (type == Primitive.INT || type == Primitive.LONG || type == Primitive.DOUBLE) {
                return Values.convert(type, text);
            }
            if (type == Primitive.TIMESTAMP) {
                return instant(text);
            }
        }
        return Values.read(type, value);
    }

    /** A time with an offset or, without one, in UTC. */
    static Instant instant(String text) throws Rejection {
        Matcher parts = TIME.matcher(text);
        String iso = text;
        if (parts.matches()) {
            iso = parts.group(1) + "T" + parts.group(2) + (parts.group(3) == null ? "Z" : parts.group(3));
        }
        return (Instant) Values.present(Values.convert(Primitive.TIMESTAMP, iso));
    }

    /** The day of that number since 1970. */
    static LocalDate day(BigInteger number) throws Rejection {
        if (number.abs().compareTo(DAYS) > 0) {
            throw new Rejection("day " + number + " is not in the years 1 to 9999");
        }
        LocalDate day = LocalDate.ofEpochDay(number.longValueExact());
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new Rejection(day + " is not in the years 1 to 9999");
        }
        return day;
    }

    private static @Nullable Object truth(Object value) throws Rejection {
        boolean wide = value instanceof BigInteger || value instanceof String;
        return wide
                ? switch (value.toString()) {
                    case "1" -> Boolean.TRUE;
                    case "0" -> Boolean.FALSE;
                    default ->
                        value instanceof String
                                ? Values.convert(Primitive.BOOLEAN, value)
                                : Values.read(Primitive.BOOLEAN, value);
                }
                : Values.read(Primitive.BOOLEAN, value);
    }

    private static @Nullable Object date(Object value) throws Rejection {
        if (value instanceof BigInteger days) {
            return day(days);
        }
        Matcher midnight = MIDNIGHT.matcher(value instanceof String text ? text : "");
        return Values.read(Primitive.DATE, midnight.matches() ? midnight.group(1) : value);
    }
}
