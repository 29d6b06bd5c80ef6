package dev.onramp.model.contract;

/**
 * The order of the changes of one key, as a text that sorts: 19 digits, a dash, 19 digits. Equal sequences of one key are one change.
 * The forms are normative in {@code docs/contract.md}.
 *
 * @param value the text, always {@value #LENGTH} characters of ASCII
 */
public record Sequence(String value) implements Comparable<Sequence> {
    public static final int LENGTH = 39;

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
     * From where and when the broker stored the record, for sources without a position of their own.
     *
     * @param brokerMillis the record's timestamp, milliseconds since 1970
     * @param offset below 10^15
     * @param partition below 10^4
     */
    public static Sequence ofBroker(long brokerMillis, int partition, long offset) {
        if (offset < 0 || offset >= 1_000_000_000_000_000L || partition < 0 || partition >= 10_000) {
            throw new IllegalArgumentException("no sequence for partition " + partition + " offset " + offset);
        }
        return of(brokerMillis, offset * 10_000 + partition);
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
