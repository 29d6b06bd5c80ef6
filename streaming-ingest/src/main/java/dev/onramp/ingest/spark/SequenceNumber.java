package dev.onramp.ingest.spark;

import dev.onramp.model.contract.Sequence;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A sequence in two numbers instead of its 39 characters, in the same order.
 *
 * @param major its first 19 digits, without a sign
 * @param minor its last 19 digits, without a sign
 */
public record SequenceNumber(long major, long minor) implements Comparable<SequenceNumber> {
    private static final int DIGITS = (Sequence.LENGTH - 1) / 2;

    /** @throws IllegalArgumentException when it does not have the form that the parser of records has asked for */
    public static SequenceNumber of(UTF8String text) {
        return new SequenceNumber(major(text), minor(text));
    }

    public static long major(UTF8String text) {
        if (text.numBytes() != Sequence.LENGTH) {
            throw new IllegalArgumentException("not a sequence: " + text);
        }
        return number(text, 0);
    }

    public static long minor(UTF8String text) {
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

    /** Whether it is not higher than another one. */
    public boolean isAtMost(long otherMajor, long otherMinor) {
        int byMajor = Long.compareUnsigned(major, otherMajor);
        return byMajor < 0 || (byMajor == 0 && Long.compareUnsigned(minor, otherMinor) <= 0);
    }

    /** The text that it was made of. */
    public String text() {
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
