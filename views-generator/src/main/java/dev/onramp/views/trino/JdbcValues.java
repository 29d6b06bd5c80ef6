package dev.onramp.views.trino;

import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the driver gives into the values of a {@link RowSink}. */
final class JdbcValues {
    private JdbcValues() {}

    /** @param column counted from 1 */
    static @Nullable Object read(ResultSet row, int column, String type) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        // The driver's own objects for these go through the time zone of this computer.
        if (type.startsWith("timestamp") && type.endsWith("with time zone")) {
            return withOffset(row.getString(column));
        }
        if (type.startsWith("timestamp")) {
            return row.getString(column).replace(' ', 'T');
        }
        if (type.startsWith("time") || type.equals("date")) {
            return row.getString(column);
        }
        return plain(value);
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Array array) {
            return list(Arrays.asList((Object[]) array.getArray()));
        }
        if (value instanceof List<?> elements) {
            return list(elements);
        }
        if (value instanceof Row row) {
            return members(row);
        }
        if (value instanceof Map<?, ?> map) {
            var result = new LinkedHashMap<String, @Nullable Object>();
            for (var entry : map.entrySet()) {
                result.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
            }
            return result;
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof Date || value instanceof Time) {
            return value.toString();
        }
        return value.toString();
    }

    private static List<@Nullable Object> list(List<?> elements) throws SQLException {
        var result = new ArrayList<@Nullable Object>();
        for (Object element : elements) {
            result.add(plain(element));
        }
        return result;
    }

    private static Map<String, @Nullable Object> members(Row row) throws SQLException {
        var result = new LinkedHashMap<String, @Nullable Object>();
        for (RowField field : row.getFields()) {
            result.put(field.getName().orElse("field" + field.getOrdinal()), plain(field.getValue()));
        }
        return result;
    }

    private static String withOffset(String text) {
        int zoneAt = text.lastIndexOf(' ');
        String local = text.substring(0, zoneAt).replace(' ', 'T');
        ZoneId zone = ZoneId.of(text.substring(zoneAt + 1));
        // Trino has up to twelve decimals, Java nine.
        LocalDateTime second = LocalDateTime.parse(local.replaceAll("\\.\\d+$", ""));
        return local + second.atZone(zone).getOffset().getId();
    }
}
