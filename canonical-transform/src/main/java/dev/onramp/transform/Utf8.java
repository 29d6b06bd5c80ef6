package dev.onramp.transform;

/** Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int at = 0;
        int length = bytes.length;
        while (at < length) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int size = sequenceLength(bytes, at);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Length of the well-formed sequence of several bytes at that index; 0 when there is none. Bounds of the second byte as in RFC 3629. */
    static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return isContinuation(bytes, at + 1) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int lowest = first == 0xE0 ? 0xA0 : 0x80;
            int highest = first == 0xED ? 0x9F : 0xBF;
            return second >= lowest && second <= highest && isContinuation(bytes, at + 2) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int lowest = first == 0xF0 ? 0x90 : 0x80;
            int highest = first == 0xF4 ? 0x8F : 0xBF;
            boolean tail = isContinuation(bytes, at + 2) && isContinuation(bytes, at + 3);
            return second >= lowest && second <= highest && tail ? 4 : 0;
        }
        return 0;
    }

    private static boolean isContinuation(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xC0) == 0x80;
    }
}
