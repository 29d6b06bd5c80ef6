package dev.onramp.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes typed values as the JSON of the contract: the same value always gives the same text. */
public final class JsonText {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private JsonText() {}

    /** An object of those columns that have a value. */
    public static void appendObject(StringBuilder out, List<Column> columns, @Nullable Object[] values) {
        out.append('{');
        boolean first = true;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                out.append(first ? "" : ",");
                appendString(out, columns.get(i).name());
                append(out.append(':'), columns.get(i).type(), value);
                first = false;
            }
        }
        out.append('}');
    }

    /** One value of the given type. */
    public static void append(StringBuilder out, ColumnType type, Object value) {
        if (type instanceof ColumnType.Struct struct) {
            appendObject(out, struct.fields(), (Object[]) value);
        } else if (type instanceof ColumnType.Array array) {
            Object[] elements = (Object[]) value;
            out.append('[');
            for (int i = 0; i < elements.length; i++) {
                append(out.append(i == 0 ? "" : ","), array.element(), elements[i]);
            }
            out.append(']');
        } else if (type == ColumnType.Simple.BOOLEAN
                || type == ColumnType.Simple.INT
                || type == ColumnType.Simple.LONG
                || type == ColumnType.Simple.DOUBLE) {
            out.append(value);
        } else {
            appendString(out, plain(type, value));
        }
    }

    /** The text of a value that is not an array or a struct, without quotes. */
    public static String plain(ColumnType type, Object value) {
        if (type == ColumnType.Simple.DATE) {
            return LocalDate.ofEpochDay((Integer) value).toString();
        }
        if (type == ColumnType.Simple.TIMESTAMP) {
            return timestamp((Long) value);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** By hand for years of four digits, which are all that the parser lets through: a formatter takes ten times as long. */
    private static String timestamp(long micros) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
        if (day.getYear() < 1000 || day.getYear() > 9999) {
            return TIMESTAMP.format(Instant.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000));
        }
        long ofDay = Math.floorMod(micros, MICROS_PER_DAY);
        char[] text = "0000-00-00T00:00:00.000000Z".toCharArray();
        digits(text, 4, day.getYear());
        digits(text, 7, day.getMonthValue());
        digits(text, 10, day.getDayOfMonth());
        digits(text, 13, ofDay / 3_600_000_000L);
        digits(text, 16, ofDay / 60_000_000L % 60);
        digits(text, 19, ofDay / 1_000_000L % 60);
        digits(text, 26, ofDay % 1_000_000L);
        return new String(text);
    }

    /** Writes a number so that it ends before a place. */
    private static void digits(char[] text, int end, long number) {
        for (int i = end - 1; number > 0; i--) {
            text[i] = (char) ('0' + number % 10);
            number /= 10;
        }
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
