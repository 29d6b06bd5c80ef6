package dev.onramp.reconcile.fold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row as one byte array, since a verification holds every expected row at once: about a third of what a list of texts
 * takes. Two rows are equal when their cells are.
 */
public final class PackedRow {
    private final byte[] bytes;

    private PackedRow(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param cells texts of {@link CellText}, null where there is no value */
    public static PackedRow of(List<@Nullable String> cells) {
        byte[][] texts = new byte[cells.size()][];
        int length = 0;
        for (int i = 0; i < texts.length; i++) {
            String cell = cells.get(i);
            texts[i] = cell == null ? new byte[0] : cell.getBytes(StandardCharsets.UTF_8);
            length += texts[i].length + widthOf(cell == null ? 0 : texts[i].length + 1);
        }
        byte[] packed = new byte[length];
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            at = putNumber(packed, at, cells.get(i) == null ? 0 : texts[i].length + 1);
            System.arraycopy(texts[i], 0, packed, at, texts[i].length);
            at += texts[i].length;
        }
        return new PackedRow(packed);
    }

    /** The cells again, in order. */
    public List<@Nullable String> cells() {
        List<@Nullable String> cells = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int marked = 0;
            int shift = 0;
            byte each;
            do {
                each = bytes[at++];
                marked |= (each & 0x7f) << shift;
                shift += 7;
            } while (each < 0);
            cells.add(marked == 0 ? null : new String(bytes, at, marked - 1, StandardCharsets.UTF_8));
            at += Math.max(0, marked - 1);
        }
        return Collections.unmodifiableList(cells);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedRow row && Arrays.equals(bytes, row.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return cells().toString();
    }

    private static int widthOf(int number) {
        int width = 1;
        for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
            width++;
        }
        return width;
    }

    private static int putNumber(byte[] target, int start, int number) {
        int at = start;
        int rest = number;
        while (rest > 0x7f) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }
}
