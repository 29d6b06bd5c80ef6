package dev.onramp.contracts;

/** What diagrams of Mermaid have in common. */
final class Mermaid {
    private Mermaid() {}

    static String heading() {
        return "%% " + Contracts.NOTICE + "\n";
    }

    /** A text that may hold anything, between quotes: what is no letter, digit or plain sign becomes an entity code. */
    static String label(String text) {
        StringBuilder label = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (Character.isLetterOrDigit(each) || " _.,:()/+-".indexOf(each) >= 0) {
                label.appendCodePoint(each);
            } else if (Character.isWhitespace(each) || Character.isISOControl(each)) {
                label.append(' ');
            } else {
                label.append('#').append(each).append(';');
            }
        });
        return label.append('"').toString();
    }

    /** The same for the comment of an attribute, where there are no entity codes. */
    static String comment(String text) {
        return "\""
                + text.replace('"', '\'').replaceAll("[\\s\\p{Cntrl}]+", " ").strip() + "\"";
    }
}
