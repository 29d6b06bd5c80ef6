package dev.onramp.model.contract;

/**
 * The order of the changes of one key, as a text that sorts: 19 digits, a dash, 19 digits. Equal sequences of one key are one change.
 * The forms are normative in {@code docs/contract.md}.
 *
 * @param value the text, always {@value #LENGTH} characters of ASCII
 */
public record Sequence(String value) implements Comparable<Sequence> {
    public static final int LENGTH = 39;

    /** Offsets and partitions from these on give no order. */
    public static final long MOST_OFFSETS = 900_000_000_000_000L;

    public static final int MOST_PARTITIONS = 10_000;

    public Sequence {
        if (value.length() != LENGTH || value.charAt(19) != '-') {
            throw new IllegalArgumentException("not a sequence: '" + value + "'");
        }
    }

    /** From the source's own counter; not negative. */
    public static Sequence ofSource(long position) {
        return of(position, 0);
    }

    /**
     * From a position of the source that takes two numbers, the first of them the weightier.
     *
     * @throws IllegalArgumentException when one of them is negative
     */
    public static Sequence ofSource(long major, long minor) {
        return of(major, minor);
    }

    /**
     * From where and when the broker stored the record, for sources without a position of their own.
     *
     * @param brokerMillis the record's timestamp, milliseconds since 1970
     * @param offset below {@link #MOST_OFFSETS}
     * @param partition below {@link #MOST_PARTITIONS}
     */
    public static Sequence ofBroker(long brokerMillis, int partition, long offset) {
        return of(brokerMillis, place(partition, offset));
    }

    /**
     * One number for a place on the raw topic, which grows with the offset.
     *
     * @throws IllegalArgumentException when offset or partition is out of bounds
     */
    public static long place(int partition, long offset) {
        if (offset < 0 || offset >= MOST_OFFSETS || partition < 0 || partition >= MOST_PARTITIONS) {
            throw new IllegalArgumentException("no sequence for partition " + partition + " offset " + offset);
        }
        return offset * MOST_PARTITIONS + partition;
    }

    private static Sequence of(long major, long minor) {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a sequence is not negative: " + major + ", " + minor);
        }
        return new Sequence(pad(major) + "-" + pad(minor));
    }

    private static String pad(long number) {
        String digits = Long.toString(number);
        return "0".repeat(19 - digits.length()) + digits;
    }

    @Override
    public int compareTo(Sequence other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
