package dev.onramp.forwarder;

/** JSON's spelling of texts and whole numbers. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** The text as a JSON string, quotes included. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Characters of the number in decimal, the sign included. */
    static int digits(long number) {
        if (number == Long.MIN_VALUE) {
            return 20;
        }
        long rest = Math.abs(number);
        int digits = number < 0 ? 2 : 1;
        while (rest >= 10) {
            rest /= 10;
            digits++;
        }
        return digits;
    }
}
