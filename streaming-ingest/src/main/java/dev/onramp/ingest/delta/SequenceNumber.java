package dev.onramp.ingest.delta;

import dev.onramp.model.contract.Sequence;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A sequence in two numbers instead of its 39 characters, in the same order.
 *
 * @param major its first 19 digits, without a sign
 * @param minor its last 19 digits, without a sign
 */
record SequenceNumber(long major, long minor) implements Comparable<SequenceNumber> {
    private static final int DIGITS = (Sequence.LENGTH - 1) / 2;

    /** @throws IllegalArgumentException when it does not have the form that the parser of records has asked for */
    static SequenceNumber of(UTF8String text) {
        return new SequenceNumber(major(text), minor(text));
    }

    static long major(UTF8String text) {
        if (text.numBytes() != Sequence.LENGTH) {
            throw new IllegalArgumentException("not a sequence: " + text);
        }
        return number(text, 0);
    }

    static long minor(UTF8String text) {
        return number(text, DIGITS + 1);
    }

    private static long number(UTF8String text, int from) {
        long number = 0;
        for (int i = from; i < from + DIGITS; i++) {
            int digit = text.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a sequence: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The text that it was made of. */
    String text() {
        return digits(major) + "-" + digits(minor);
    }

    private static String digits(long number) {
        String digits = Long.toUnsignedString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    @Override
    public int compareTo(SequenceNumber other) {
        int byMajor = Long.compareUnsigned(major, other.major);
        return byMajor != 0 ? byMajor : Long.compareUnsigned(minor, other.minor);
    }
}
