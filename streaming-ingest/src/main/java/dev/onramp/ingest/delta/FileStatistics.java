package dev.onramp.ingest.delta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Collects a file's statistics in the form of the Delta protocol, for a few columns of simple types. Used by one thread. */
final class FileStatistics {
    /** Longer texts get no bounds: a bound must never be cut short. */
    private static final int LONGEST_TEXT = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final List<String> names;
    private final int[] positions;
    private final DataType[] types;
    private final @Nullable Comparable<Object>[] lowest;
    private final @Nullable Comparable<Object>[] highest;
    private final long[] nulls;
    private long rows;

    @SuppressWarnings({"unchecked", "rawtypes"})
    FileStatistics(StructType layout, List<String> columns) {
        names = List.copyOf(columns);
        positions = columns.stream().mapToInt(layout::fieldIndex).toArray();
        types = columns.stream().map(name -> layout.apply(name).dataType()).toArray(DataType[]::new);
        lowest = new Comparable[positions.length];
        highest = new Comparable[positions.length];
        nulls = new long[positions.length];
    }

    void add(InternalRow row) {
        rows++;
        for (int i = 0; i < positions.length; i++) {
            if (row.isNullAt(positions[i])) {
                nulls[i]++;
            } else if (types[i] != DataTypes.BooleanType) {
                Comparable<Object> value = value(row, i);
                if (lowest[i] == null || value.compareTo(lowest[i]) < 0) {
                    lowest[i] = own(value);
                }
                if (highest[i] == null || value.compareTo(highest[i]) > 0) {
                    highest[i] = own(value);
                }
            }
        }
    }

    /** Texts, which most columns here are, without the search for a type that {@code get} begins with. */
    @SuppressWarnings("unchecked")
    private Comparable<Object> value(InternalRow row, int i) {
        Object value =
                types[i] == DataTypes.StringType ? row.getUTF8String(positions[i]) : row.get(positions[i], types[i]);
        return (Comparable<Object>) value;
    }

    long rows() {
        return rows;
    }

    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("numRecords", rows);
        ObjectNode low = json.putObject("minValues");
        ObjectNode high = json.putObject("maxValues");
        ObjectNode none = json.putObject("nullCount");
        for (int i = 0; i < positions.length; i++) {
            put(low, names.get(i), types[i], lowest[i]);
            put(high, names.get(i), types[i], highest[i]);
            none.put(names.get(i), nulls[i]);
        }
        return json.toString();
    }

    private static void put(ObjectNode json, String name, DataType type, @Nullable Object value) {
        if (value instanceof UTF8String text) {
            if (text.numBytes() <= LONGEST_TEXT) {
                json.put(name, text.toString());
            }
        } else if (value instanceof Integer days && type == DataTypes.DateType) {
            json.put(name, LocalDate.ofEpochDay(days).toString());
        } else if (value instanceof Long micros && type == DataTypes.TimestampType) {
            // Cut to milliseconds, which readers of the protocol allow for.
            json.put(name, MILLIS.format(Instant.ofEpochMilli(Math.floorDiv(micros, 1000))));
        } else if (value instanceof Integer || value instanceof Long) {
            json.put(name, ((Number) value).longValue());
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> own(Comparable<Object> value) {
        Object any = value;
        return any instanceof UTF8String text ? (Comparable<Object>) (Comparable<?>) text.clone() : value;
    }
}
