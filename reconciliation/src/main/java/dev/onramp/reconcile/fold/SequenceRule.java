package dev.onramp.reconcile.fold;

import java.util.Optional;

/**
 * The order of the changes of one key, as two numbers, by the table in the section "Sequence" of the contract.
 *
 * @param major not negative
 * @param minor not negative
 */
public record SequenceRule(long major, long minor) implements Comparable<SequenceRule> {
    private static final int DIGITS = 19;

    public SequenceRule {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a sequence is not negative: " + major + ", " + minor);
        }
    }

    /** Of a change that carries its source's position. */
    static SequenceRule numbered(long position) {
        return new SequenceRule(position, 0);
    }

    /** Back from the text; empty for a text that is no sequence. */
    public static Optional<SequenceRule> parse(String text) {
        if (text.length() != 2 * DIGITS + 1 || text.charAt(DIGITS) != '-') {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (i != DIGITS && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new SequenceRule(
                    Long.parseLong(text.substring(0, DIGITS)), Long.parseLong(text.substring(DIGITS + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(SequenceRule other) {
        int byMajor = Long.compare(major, other.major);
        return byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
    }

    /** The text of the contract. */
    @Override
    public String toString() {
        return padded(major) + "-" + padded(minor);
    }

    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
