package dev.onramp.ingest.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Rows one behind the other in COPY's binary format (PostgreSQL's documentation, COPY, "Binary Format"; the types as their {@code _recv} functions take
 * them): nothing is formatted here, or escaped, that the server would have to parse. Begin each row with {@link #row}, then give its values in the
 * order of the columns. Used by one thread.
 */
public final class BinaryRows {
    private static final int NULL = -1;
    /** 2000-01-01, where PostgreSQL counts from. */
    private static final int EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;
    private static final int DIGITS = 4;
    private static final int BASE = 10_000;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final short NEGATIVE = 0x4000;

    private byte[] bytes = new byte[1 << 12];
    private int length;

    /** Begins a row of so many columns. */
    public void row(int columns) {
        int2(columns);
    }

    /** Where the next value, or row, begins. */
    int length() {
        return length;
    }

    /** Leaves out what stands from there on. */
    void cut(int from) {
        length = from;
    }

    /** What holds the rows, up to {@link #length}; another one when they have grown. */
    byte[] bytes() {
        return bytes;
    }

    public void empty() {
        int4(NULL);
    }

    public void bool(boolean value) {
        int4(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    public void integer(int value) {
        int4(Integer.BYTES);
        int4(value);
    }

    public void bigint(long value) {
        int4(Long.BYTES);
        int8(value);
    }

    public void doublePrecision(double value) {
        bigint(Double.doubleToLongBits(value));
    }

    /** @param days since 1970-01-01 */
    public void date(int days) {
        integer(days - EPOCH_DAYS);
    }

    /** @param micros since 1970-01-01T00:00Z */
    public void timestamptz(long micros) {
        bigint(micros - EPOCH_MICROS);
    }

    /** @param utf8 without U+0000, which PostgreSQL does not take */
    public void text(byte[] utf8) {
        int4(utf8.length);
        append(utf8);
    }

    /** @param utf8 a JSON document without U+0000 */
    public void jsonb(byte[] utf8) {
        int4(utf8.length + 1);
        room(1);
        bytes[length++] = 1;
        append(utf8);
    }

    /** Groups of four decimal digits, counted from the decimal point. */
    public void numeric(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int behind = (scale + DIGITS - 1) / DIGITS;
        BigInteger left = value.setScale(behind * DIGITS).unscaledValue().abs();
        short[] groups = new short[behind + left.bitLength() / 13 + 1];
        int count = 0;
        while (left.signum() != 0) {
            if (left.bitLength() < Long.SIZE) {
                for (long small = left.longValue(); small != 0; small /= BASE) {
                    groups[count++] = (short) (small % BASE);
                }
                break;
            }
            BigInteger[] parts = left.divideAndRemainder(BIG_BASE);
            groups[count++] = parts[1].shortValue();
            left = parts[0];
        }
        int4(4 * Short.BYTES + count * Short.BYTES);
        int2(count);
        int2(count - behind - 1);
        int2(value.signum() < 0 ? NEGATIVE : 0);
        int2(scale);
        for (int i = count - 1; i >= 0; i--) {
            int2(groups[i]);
        }
    }

    private void int2(int value) {
        room(Short.BYTES);
        ByteConverter.int2(bytes, length, value);
        length += Short.BYTES;
    }

    private void int4(int value) {
        room(Integer.BYTES);
        ByteConverter.int4(bytes, length, value);
        length += Integer.BYTES;
    }

    private void int8(long value) {
        room(Long.BYTES);
        ByteConverter.int8(bytes, length, value);
        length += Long.BYTES;
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
        }
    }
}
