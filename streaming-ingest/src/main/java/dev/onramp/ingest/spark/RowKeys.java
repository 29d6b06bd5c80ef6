package dev.onramp.ingest.spark;

import dev.onramp.ingest.KeyHash;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Takes the hash of the key out of Spark's internal rows of one layout: equal for equal keys, whatever the layout. Used by one thread. */
public final class RowKeys {
    private final int[] positions;
    private final DataType[] types;
    private final KeyHash hash;
    private byte[] bytes = new byte[256];
    private int length;

    /** @param names the key columns, in key order */
    public RowKeys(StructType layout, List<String> names, KeyHash.Secret secret) {
        positions = names.stream().mapToInt(layout::fieldIndex).toArray();
        types = names.stream().map(name -> layout.apply(name).dataType()).toArray(DataType[]::new);
        hash = new KeyHash(secret);
    }

    /** Looks at a row; {@link #first} and {@link #second} tell the hash of its key until the next call. */
    public void look(InternalRow row) {
        length = 0;
        for (int i = 0; i < positions.length; i++) {
            part(row, i);
        }
        hash.take(bytes, 0, length);
    }

    public long first() {
        return hash.first();
    }

    public long second() {
        return hash.second();
    }

    /** Each part says how long it is, so that no two keys are equal bytes. */
    private void part(InternalRow row, int i) {
        int at = positions[i];
        DataType type = types[i];
        if (row.isNullAt(at)) {
            // As the key of a truncate.
            put(-1);
        } else if (type == DataTypes.StringType) {
            UTF8String text = row.getUTF8String(at);
            int size = text.numBytes();
            put(size);
            reserve(size);
            text.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + length);
            length += size;
        } else if (type == DataTypes.IntegerType || type == DataTypes.DateType) {
            put(row.getInt(at));
        } else if (type == DataTypes.LongType || type == DataTypes.TimestampType) {
            put(row.getLong(at));
        } else if (type == DataTypes.BooleanType) {
            put(row.getBoolean(at) ? 1 : 0);
        } else if (type == DataTypes.DoubleType) {
            put(Double.doubleToLongBits(row.getDouble(at)));
        } else if (row.get(at, type) instanceof Decimal decimal) {
            byte[] digits = decimal.toJavaBigDecimal().unscaledValue().toByteArray();
            put(digits.length);
            reserve(digits.length);
            System.arraycopy(digits, 0, bytes, length, digits.length);
            length += digits.length;
        } else {
            throw new IllegalArgumentException("no key can be of type " + type.simpleString());
        }
    }

    private void put(long number) {
        reserve(Long.BYTES);
        Platform.putLong(bytes, Platform.BYTE_ARRAY_OFFSET + length, number);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
