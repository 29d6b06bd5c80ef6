package dev.onramp.reconcile.fold;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One text per value, the same whichever store it came from, so that rows are compared as texts. The forms are those of a canonical
 * record: decimals with their scale, dates {@code YYYY-MM-DD}, timestamps in UTC with six decimals, arrays and structs as JSON without
 * blanks and without absent members.
 */
public final class CellText {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CellText() {}

    /**
     * @param value a String, Boolean, Integer, Long, Double, BigDecimal, LocalDate, Instant, or a List or Map of these
     * @throws IllegalArgumentException for a value of another class
     */
    public static @Nullable String of(@Nullable Object value) {
        return value == null ? null : plain(value);
    }

    /** An instant as a store with whole milliseconds gives it back. */
    public static String ofMillis(Instant instant) {
        return plain(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double number) {
            // Shortest on every JDK; Double.toString is not before 19.
            return NumberOutput.toString(number, true);
        }
        if (value instanceof Instant instant) {
            return MICROS.format(instant);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(CellText::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .filter(each -> each.getValue() != null)
                    .map(each -> quoted(String.valueOf(each.getKey())) + ":" + json(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof LocalDate) {
            return value.toString();
        }
        throw new IllegalArgumentException("no value of a cell: " + value.getClass());
    }

    private static String json(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        boolean bare = value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof List
                || value instanceof Map;
        return bare ? plain(value) : quoted(plain(value));
    }

    private static String quoted(String text) {
        StringBuilder result = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                result.append('\\').append(each);
            } else if (each < ' ') {
                result.append(String.format("\\u%04x", (int) each));
            } else {
                result.append(each);
            }
        }
        return result.append('"').toString();
    }
}
