package dev.onramp.ingest.spark;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Rows one behind the other in one array, each with its entity and the hash of its key, as tasks send them to the driver: serializing each row as an object of its
 * own costs more than all else that is done with it. Used by one thread.
 */
final class PackedChanges implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Entity, size, hash of the key: rows stay aligned. */
    private static final int HEAD = 24;
    /** It is one array, which must have room for one more row behind this. */
    static final long MOST_BYTES = 1L << 30;

    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Takes what is packed. */
    interface Consumer {
        /** @param size bytes of the row that begins at the offset of the array */
        void accept(int entity, long first, long second, byte[] bytes, int offset, int size);
    }

    /** Takes a copy of the row. */
    void add(int entity, long first, long second, UnsafeRow row) {
        int size = row.getSizeInBytes();
        int needed = Math.addExact(length + HEAD, size);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L)));
        }
        long at = (long) Platform.BYTE_ARRAY_OFFSET + length;
        Platform.putInt(bytes, at, entity);
        Platform.putInt(bytes, at + 4, size);
        Platform.putLong(bytes, at + 8, first);
        Platform.putLong(bytes, at + 16, second);
        row.writeToMemory(bytes, at + HEAD);
        length = needed;
    }

    /** Forgets everything. */
    void clear() {
        bytes = new byte[HEAD];
        length = 0;
    }

    /** Bytes that it takes. */
    int size() {
        return length;
    }

    /** Gives up the room that is not used. */
    PackedChanges trimmed() {
        bytes = Arrays.copyOf(bytes, length);
        return this;
    }

    void forEach(Consumer each) {
        for (int i = 0; i < length; ) {
            long at = (long) Platform.BYTE_ARRAY_OFFSET + i;
            int size = Platform.getInt(bytes, at + 4);
            each.accept(
                    Platform.getInt(bytes, at),
                    Platform.getLong(bytes, at + 8),
                    Platform.getLong(bytes, at + 16),
                    bytes,
                    i + HEAD,
                    size);
            i += HEAD + size;
        }
    }

    /** The row that {@link #forEach} gave, where it stands. */
    static UnsafeRow row(int columns, byte[] bytes, int offset, int size) {
        UnsafeRow row = new UnsafeRow(columns);
        row.pointTo(bytes, (long) Platform.BYTE_ARRAY_OFFSET + offset, size);
        return row;
    }
}
