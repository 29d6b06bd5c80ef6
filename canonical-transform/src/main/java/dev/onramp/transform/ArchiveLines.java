package dev.onramp.transform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes the JSON of archive lines, byte for byte as a JSON library would, but in one pass over bytes that are known to be UTF-8 and without an object per
 * line. Not thread-safe; nothing of it is on the stream before {@link #flush}.
 */
final class ArchiveLines {
    private static final int FLUSH_BYTES = 1 << 16;
    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final byte[] NULL = ascii("\":null");
    private static final byte[] COLON = ascii("\":");
    private static final byte[] BASE64 = ascii("_base64\":\"");
    private static final byte[] QUOTE = ascii("\"");
    /** What stands behind the backslash for each ASCII character: 0 where the character stands for itself, 'u' for the long form. */
    private static final byte[] ESCAPES = escapes();

    private final OutputStream target;
    private byte[] bytes = new byte[FLUSH_BYTES + (1 << 12)];
    private int at;

    ArchiveLines(OutputStream target) {
        this.target = target;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes as they are. */
    ArchiveLines raw(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, bytes, at, ascii.length);
        at += ascii.length;
        return this;
    }

    ArchiveLines number(long number) {
        return raw(ascii(Long.toString(number)));
    }

    /** A JSON string. */
    ArchiveLines text(String text) {
        return quoted(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A member {@code "name":} with bytes as its value: a string where they are UTF-8, else {@code "name_base64":}. */
    ArchiveLines member(String name, Optional<byte[]> value) {
        reserve(1);
        bytes[at++] = '"';
        raw(ascii(name));
        if (value.isEmpty()) {
            return raw(NULL);
        }
        if (Utf8.isValid(value.get())) {
            return raw(COLON).quoted(value.get());
        }
        return raw(BASE64).raw(Base64.getEncoder().encode(value.get())).raw(QUOTE);
    }

    private ArchiveLines quoted(byte[] utf8) {
        reserve(6 * utf8.length + 2);
        byte[] out = bytes;
        int to = at;
        out[to++] = '"';
        for (byte unit : utf8) {
            byte escape = unit < 0 ? 0 : ESCAPES[unit];
            if (escape == 0) {
                out[to++] = unit;
                continue;
            }
            out[to++] = '\\';
            out[to++] = escape;
            if (escape == 'u') {
                out[to++] = '0';
                out[to++] = '0';
                out[to++] = HEX[unit >> 4];
                out[to++] = HEX[unit & 15];
            }
        }
        out[to++] = '"';
        at = to;
        return this;
    }

    /** Hands over what is here when it is much. */
    void lineEnded() throws IOException {
        if (at >= FLUSH_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        target.write(bytes, 0, at);
        at = 0;
    }

    private void reserve(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
        }
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, 0x20, (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }
}
