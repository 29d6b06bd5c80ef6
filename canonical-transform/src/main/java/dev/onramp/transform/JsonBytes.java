package dev.onramp.transform;

/** Where tokens of JSON end in bytes. */
final class JsonBytes {
    private static final int NONE = -1;

    private JsonBytes() {}

    static int skipSpace(byte[] text, int from) {
        int at = from;
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    static boolean isSpace(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    /** Behind the closing quote of the string whose opening quote stands there; negative when it does not close. */
    static int stringEnd(byte[] text, int from) {
        for (int at = from + 1; at < text.length; at++) {
            if (text[at] == '\\') {
                at++;
            } else if (text[at] == '"') {
                return at + 1;
            }
        }
        return NONE;
    }

    /** Behind the number, {@code true}, {@code false} or {@code null} that stands there alone; negative when there is none. */
    static int scalarEnd(byte[] text, int from) {
        int end = from;
        while (end < text.length && !isSpace(text[end]) && ",:{}[]\"".indexOf(text[end]) < 0) {
            end++;
        }
        boolean known = is(text, from, end, "true")
                || is(text, from, end, "false")
                || is(text, from, end, "null")
                || isNumber(text, from, end);
        return known ? end : NONE;
    }

    static boolean isNull(byte[] text, int from, int to) {
        return is(text, from, to, "null");
    }

    private static boolean is(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if (text[from + index] != word.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(byte[] text, int from, int to) {
        int at = from < to && text[from] == '-' ? from + 1 : from;
        int integer = digits(text, at, to);
        if (integer == at || (text[at] == '0' && integer > at + 1)) {
            return false;
        }
        at = integer;
        if (at < to && text[at] == '.') {
            int fraction = digits(text, at + 1, to);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < to && (text[at] == 'e' || text[at] == 'E')) {
            int sign = at + 1 < to && (text[at + 1] == '+' || text[at + 1] == '-') ? at + 2 : at + 1;
            at = digits(text, sign, to);
            if (at == sign) {
                return false;
            }
        }
        return at == to;
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
