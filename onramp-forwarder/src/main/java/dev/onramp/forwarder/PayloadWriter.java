package dev.onramp.forwarder;

import java.util.Arrays;
import java.util.Base64;

/**
 * Puts an event's bytes into one array of the exact size, with no object per record. Not thread-safe; reused from batch to batch
 * for its scratch space.
 */
final class PayloadWriter {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final byte[] NONE = {};

    private byte[] target = NONE;
    private int at;
    private byte[] scratch = new byte[4096];

    void start(int bytes) {
        target = new byte[bytes];
        at = 0;
    }

    void raw(byte[] bytes) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
        at += bytes.length;
    }

    void raw(char ascii) {
        target[at++] = (byte) ascii;
    }

    void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            target[at++] = (byte) text.charAt(i);
        }
    }

    void number(long number) {
        int digits = JsonText.digits(number);
        int end = at + digits;
        if (number < 0) {
            target[at] = '-';
        }
        // Negative numbers reach one further than positive ones: work on that side.
        long rest = number < 0 ? number : -number;
        int i = end;
        do {
            target[--i] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        at = end;
    }

    /** Encodes into scratch space first: the JDK's fast encoder writes to the start of an array only. */
    void base64(byte[] bytes) {
        int length = (bytes.length + 2) / 3 * 4;
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
        int written = BASE64.encode(bytes, scratch);
        System.arraycopy(scratch, 0, target, at, written);
        at += written;
    }

    byte[] finish() {
        byte[] done = target;
        target = NONE;
        if (at != done.length) {
            throw new IllegalStateException("the event has " + at + " bytes where " + done.length + " were computed: "
                    + new String(Arrays.copyOf(done, 40), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return done;
    }
}
