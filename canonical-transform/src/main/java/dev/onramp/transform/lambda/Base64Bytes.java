package dev.onramp.transform.lambda;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Base64 (RFC 4648, with padding) out of the middle of an array into a new one, without a copy between: the JDK's decoder wants a buffer of its own for that. */
final class Base64Bytes {
    private static final byte OTHER = -1;
    private static final byte[] VALUES = values();

    private Base64Bytes() {}

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, OTHER);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int value = 0; value < alphabet.length(); value++) {
            values[alphabet.charAt(value)] = (byte) value;
        }
        return values;
    }

    /** Behind all that can be base64 from there on, padding included. */
    static int end(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '"') {
            at++;
        }
        return at;
    }

    /** Null when it is no base64 of whole bytes. */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        int length = to - from;
        if (length % 4 != 0) {
            return null;
        }
        int padding = length == 0 || text[to - 1] != '=' ? 0 : text[to - 2] == '=' ? 2 : 1;
        byte[] decoded = new byte[length / 4 * 3 - padding];
        byte[] values = VALUES;
        int in = from;
        int out = 0;
        int whole = to - (padding == 0 ? 0 : 4);
        while (in < whole) {
            int bits = values[text[in] & 0xFF] << 18
                    | values[text[in + 1] & 0xFF] << 12
                    | values[text[in + 2] & 0xFF] << 6
                    | values[text[in + 3] & 0xFF];
            if (bits < 0) {
                return null;
            }
            decoded[out] = (byte) (bits >> 16);
            decoded[out + 1] = (byte) (bits >> 8);
            decoded[out + 2] = (byte) bits;
            in += 4;
            out += 3;
        }
        if (padding > 0) {
            int third = padding == 1 ? values[text[in + 2] & 0xFF] : 0;
            int bits = values[text[in] & 0xFF] << 18 | values[text[in + 1] & 0xFF] << 12 | third << 6;
            int lost = padding == 1 ? 0xFF : 0xFFFF;
            if (bits < 0 || (bits & lost) != 0) {
                return null;
            }
            decoded[out] = (byte) (bits >> 16);
            if (padding == 1) {
                decoded[out + 1] = (byte) (bits >> 8);
            }
        }
        return decoded;
    }
}
