package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Takes the key out of Spark's internal rows of one layout. Immutable and thread-safe. */
final class RowKeys {
    /** In place of a key that is null, as that of a truncate; no value of a column is equal to it. */
    private static final Object NONE = List.of();

    private final int[] positions;
    private final DataType[] types;

    /** @param names the key columns, in key order */
    RowKeys(StructType layout, List<String> names) {
        positions = names.stream().mapToInt(layout::fieldIndex).toArray();
        types = names.stream().map(name -> layout.apply(name).dataType()).toArray(DataType[]::new);
    }

    /** The key as a value of its own, equal for equal keys; the row may be reused after. */
    Object of(InternalRow row) {
        if (positions.length == 1) {
            return part(row, 0);
        }
        List<Object> parts = new ArrayList<>(positions.length);
        for (int i = 0; i < positions.length; i++) {
            parts.add(part(row, i));
        }
        return parts;
    }

    private Object part(InternalRow row, int i) {
        if (row.isNullAt(positions[i])) {
            return NONE;
        }
        Object value = row.get(positions[i], types[i]);
        return value instanceof UTF8String text ? text.clone() : value;
    }

    /** 64 bits of a key that {@link #of} gave. */
    static long hash(Object key) {
        if (key instanceof UTF8String text) {
            return XXH64.hashUTF8String(text, 42);
        }
        if (key instanceof List<?> parts) {
            long hash = 42;
            for (Object part : parts) {
                hash = XXH64.hashLong(hash(part), hash);
            }
            return hash;
        }
        return XXH64.hashLong(key.hashCode(), 42);
    }
}
