package dev.onramp.transform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The archive's lines as bytes, one behind the other. A JSON generator would do; but each payload is a text of its own here, and the function runs in the compiler's first tier, where one loop over an
 * array costs a fraction of a generator's calls. Escapes are those of Jackson. Not thread-safe.
 */
final class ArchiveLine {
    /** By ASCII character: 0 where it stands for itself, 'u' for a hexadecimal escape, else the letter behind the backslash. */
    private static final byte[] ESCAPES = escapes();

    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final byte[] NULL = ascii("null");
    private static final byte[] QUOTE = ascii("\"");
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_NUMBER = 20;
    private static final int SHORT = 4096;

    private byte[] bytes;
    private int at;

    /** @param capacity in bytes, to begin with */
    ArchiveLine(int capacity) {
        bytes = new byte[capacity];
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int size() {
        return at;
    }

    byte[] finished() {
        return Arrays.copyOf(bytes, at);
    }

    /** Bytes as they are. */
    void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, at, text.length);
        at += text.length;
    }

    void number(long number) {
        if (number < 0) {
            raw(ascii(Long.toString(number)));
            return;
        }
        room(LONGEST_NUMBER);
        int end = at;
        long left = number;
        do {
            end++;
            left /= 10;
        } while (left != 0);
        left = number;
        for (int index = end - 1; index >= at; index--) {
            bytes[index] = (byte) ('0' + left % 10);
            left /= 10;
        }
        at = end;
    }

    /** A JSON string. Halves of surrogate pairs are escaped. */
    void text(String text) {
        raw(QUOTE);
        int begin = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isSurrogate(unit)) {
                part(text.substring(begin, index));
                raw(ascii("\\u" + Integer.toHexString(unit).toUpperCase(Locale.ROOT)));
                begin = index + 1;
            }
        }
        part(text.substring(begin));
        raw(QUOTE);
    }

    private void part(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(mostBytes(utf8));
        escape(utf8);
    }

    void base64(byte[] value) {
        raw(QUOTE);
        raw(Base64.getEncoder().encode(value));
        raw(QUOTE);
    }

    /** A member whose value is those bytes as a string, or in base64 under another name where they are not UTF-8. */
    void bytes(Member member, Optional<byte[]> value) {
        if (value.isEmpty()) {
            raw(member.plain());
            raw(NULL);
            return;
        }
        byte[] given = value.get();
        int begin = at;
        raw(member.plain());
        raw(QUOTE);
        room(mostBytes(given));
        if (escape(given)) {
            raw(QUOTE);
        } else {
            at = begin;
            raw(member.encoded());
            base64(given);
        }
    }

    /** What the text needs at most within a JSON string: guessed for short ones, counted for those of megabytes. */
    private static int mostBytes(byte[] utf8) {
        if (utf8.length <= SHORT) {
            return LONGEST_ESCAPE * utf8.length;
        }
        int needed = utf8.length;
        for (byte unit : utf8) {
            if (unit >= 0 && ESCAPES[unit] != 0) {
                needed += ESCAPES[unit] == 'u' ? LONGEST_ESCAPE - 1 : 1;
            }
        }
        return needed;
    }

    /** False, with something written, where it is not UTF-8. There is room. */
    private boolean escape(byte[] utf8) {
        byte[] target = bytes;
        int out = at;
        for (int in = 0; in < utf8.length; in++) {
            byte unit = utf8[in];
            if (unit < 0) {
                int length = Utf8.sequenceLength(utf8, in);
                if (length == 0) {
                    return false;
                }
                for (int end = in + length - 1; in < end; in++) {
                    target[out++] = utf8[in];
                }
                target[out++] = utf8[in];
            } else if (ESCAPES[unit] == 0) {
                target[out++] = unit;
            } else {
                target[out++] = '\\';
                target[out++] = ESCAPES[unit];
                if (ESCAPES[unit] == 'u') {
                    target[out++] = '0';
                    target[out++] = '0';
                    target[out++] = HEX[unit >> 4];
                    target[out++] = HEX[unit & 15];
                }
            }
        }
        at = out;
        return true;
    }

    private void room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(at, more)));
        }
    }

    /** What stands before the value of a member: its name, plain and for base64. */
    record Member(byte[] plain, byte[] encoded) {
        /** @param before what ends the member before, or begins the object */
        static Member of(String before, String name) {
            return new Member(ascii(before + '"' + name + "\":"), ascii(before + '"' + name + "_base64\":"));
        }
    }
}
