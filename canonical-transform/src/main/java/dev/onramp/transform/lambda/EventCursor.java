package dev.onramp.transform.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the bytes of an event as senders in fact write them: no blanks, no escapes, ASCII. Anything else, right or wrong, throws {@link Unusual}: another reader
 * judges it. So all that counts here is that what is accepted is read as that one would. Plain loops over the array, without an object per token: the function runs in compilers' first
 * tier, where calls are dear. Not thread-safe.
 */
final class EventCursor {
    /** Says that the event is not of the plain kind. Has no stack trace. */
    static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final Unusual HERE = new Unusual();

        private Unusual() {
            super("not a plain event", null, false, false);
        }
    }

    /** Digits that fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] text;
    private int at;
    /** The string that was read last, without its quotes. */
    private int from;

    private int to;
    /** Reused for the values of headers. */
    private byte[] scratch = new byte[128];

    EventCursor(byte[] text) {
        this.text = text;
    }

    static Unusual unusual() {
        return Unusual.HERE;
    }

    /** The byte that comes next. */
    byte peek() {
        if (at >= text.length) {
            throw unusual();
        }
        return text[at];
    }

    void expect(char ascii) {
        if (peek() != ascii) {
            throw unusual();
        }
        at++;
    }

    /** Goes on where that byte stands. */
    boolean skips(char ascii) {
        if (peek() != ascii) {
            return false;
        }
        at++;
        return true;
    }

    boolean skipsNull() {
        if (peek() != 'n') {
            return false;
        }
        at++;
        expect('u');
        expect('l');
        expect('l');
        return true;
    }

    /** Goes behind a string, which the methods below tell of until the next one is read. */
    void string() {
        expect('"');
        byte[] bytes = text;
        int index = at;
        from = index;
        while (index < bytes.length) {
            byte unit = bytes[index];
            if (unit == '"') {
                to = index;
                at = index + 1;
                return;
            }
            if (unit < ' ' || unit == '\\') {
                throw unusual();
            }
            index++;
        }
        throw unusual();
    }

    /** Whether the last string is this one. */
    boolean was(byte[] ascii) {
        int length = to - from;
        if (length != ascii.length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (text[from + index] != ascii[index]) {
                return false;
            }
        }
        return true;
    }

    /** The last string as a text. */
    String text() {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The last string as bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(text, from, to);
    }

    /** The bytes that a string in base64, with its padding, stands for; read from it at once. */
    byte[] base64() {
        expect('"');
        int end = Base64Bytes.end(text, at);
        byte[] decoded = end < text.length && text[end] == '"' ? Base64Bytes.decode(text, at, end) : null;
        if (decoded == null) {
            throw unusual();
        }
        at = end + 1;
        return decoded;
    }

    /** An integer that is not negative. */
    long integer() {
        int begin = at;
        long number = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + (text[at] - '0');
            at++;
        }
        int digits = at - begin;
        if (digits == 0 || digits > SAFE_DIGITS || (digits > 1 && text[begin] == '0')) {
            throw unusual();
        }
        return number;
    }

    /** An array of bytes as numbers, signed or not. */
    byte[] numbers() {
        expect('[');
        int count = 0;
        if (!skips(']')) {
            do {
                boolean negative = skips('-');
                long unit = integer();
                if (unit > (negative ? -Byte.MIN_VALUE : 0xFF)) {
                    throw unusual();
                }
                if (count == scratch.length) {
                    scratch = Arrays.copyOf(scratch, count * 2);
                }
                scratch[count++] = (byte) (negative ? -unit : unit);
            } while (skips(','));
            expect(']');
        }
        return Arrays.copyOf(scratch, count);
    }
}
