package dev.onramp.transform;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/** The names of secret columns, found in bytes without regard to case and to how the name is escaped. Immutable and thread-safe. */
final class SecretNames {
    /** A longer quoted text is no name: 59 characters, each escaped in 6. */
    private static final int LONGEST_QUOTED = 59 * 6;

    private final byte[][] names;

    SecretNames(Collection<String> names) {
        this.names = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    boolean isEmpty() {
        return names.length == 0;
    }

    boolean isName(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return isName(bytes, 0, bytes.length);
    }

    /** Whether the inside of a JSON string, from (inclusive) to (exclusive), is one of the names. */
    boolean isName(byte[] text, int from, int to) {
        if (to - from > LONGEST_QUOTED) {
            return false;
        }
        for (byte[] name : names) {
            if (equal(name, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(byte[] name, byte[] text, int from, int to) {
        return nameEnd(name, text, from, to) == to;
    }

    /** Behind the name that begins there, each character plain or escaped; negative when another text does. */
    private static int nameEnd(byte[] name, byte[] text, int from, int to) {
        int at = from;
        for (byte expected : name) {
            if (at >= to) {
                return -1;
            }
            int unit = text[at++];
            if (unit == '\\') {
                unit = escaped(text, at, to);
                at += 5;
            }
            if (lower(unit) != expected) {
                return -1;
            }
        }
        return at;
    }

    /** The character of {@code uXXXX}; negative for anything else. */
    private static int escaped(byte[] text, int at, int to) {
        if (at + 5 > to || text[at] != 'u') {
            return -1;
        }
        int character = 0;
        for (int index = at + 1; index < at + 5; index++) {
            int digit = Character.digit(text[index], 16);
            if (digit < 0) {
                return -1;
            }
            character = character * 16 + digit;
        }
        return character;
    }

    /** Behind the name that stands there as a word of its own; negative when there is none. */
    int wordEnd(byte[] text, int at) {
        if (at > 0 && isWordUnit(text[at - 1])) {
            return -1;
        }
        for (byte[] name : names) {
            int end = nameEnd(name, text, at, text.length);
            if (end >= 0 && (end == text.length || !isWordUnit(text[end]))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isWordUnit(byte unit) {
        int lower = lower(unit);
        return (lower >= 'a' && lower <= 'z') || (unit >= '0' && unit <= '9') || unit == '_';
    }

    private static int lower(int unit) {
        return unit >= 'A' && unit <= 'Z' ? unit + 32 : unit;
    }
}
