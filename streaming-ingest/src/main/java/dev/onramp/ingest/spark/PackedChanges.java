package dev.onramp.ingest.spark;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Rows of changes one behind the other in one array, as tasks send them to the driver: serializing each row as an object of its own costs more than all
 * else that is done with it. Used by one thread.
 */
final class PackedChanges implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Entity, whether newest, size, and nothing: rows stay aligned. */
    private static final int HEAD = 16;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /** Takes what is packed. */
    interface Consumer {
        /** @param size bytes of the row that begins at the offset of the array */
        void accept(int entity, boolean newest, byte[] bytes, int offset, int size);
    }

    void add(int entity, boolean newest, byte[] row) {
        int needed = length + HEAD + row.length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 16L, bytes.length * 2L)));
        }
        int at = Platform.BYTE_ARRAY_OFFSET + length;
        Platform.putInt(bytes, at, entity);
        Platform.putInt(bytes, at + 4, newest ? 1 : 0);
        Platform.putInt(bytes, at + 8, row.length);
        System.arraycopy(row, 0, bytes, length + HEAD, row.length);
        length = needed;
    }

    /** Forgets everything. */
    void clear() {
        bytes = new byte[HEAD];
        length = 0;
    }

    /** Gives up the room that is not used. */
    PackedChanges trimmed() {
        bytes = Arrays.copyOf(bytes, length);
        return this;
    }

    void forEach(Consumer each) {
        for (int i = 0; i < length; ) {
            int at = Platform.BYTE_ARRAY_OFFSET + i;
            int size = Platform.getInt(bytes, at + 8);
            each.accept(Platform.getInt(bytes, at), Platform.getInt(bytes, at + 4) == 1, bytes, i + HEAD, size);
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
