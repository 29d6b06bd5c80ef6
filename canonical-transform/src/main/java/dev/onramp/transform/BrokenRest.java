package dev.onramp.transform;

import dev.onramp.transform.SecretScan.Span;
import java.util.Optional;

/**
 * Looks for secret columns where bytes have stopped being JSON: any mention of the name, quoted, escaped or bare, hides all that follows
 * it. Where the value ends cannot be known there.
 */
final class BrokenRest {
    private BrokenRest() {}

    static Optional<Span> find(byte[] text, int from, SecretNames names) {
        for (int at = from; at < text.length; at++) {
            int nameEnd = names.wordEnd(text, at);
            if (nameEnd >= 0) {
                int value = valueFrom(text, nameEnd);
                return value < text.length ? Optional.of(new Span(value, text.length)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where the value begins: behind a closing quote, a colon or an equals sign, and spaces, as far as they are there. */
    private static int valueFrom(byte[] text, int nameEnd) {
        int at = skip(text, nameEnd, "\\");
        at = skip(text, at, "\"'");
        at = skip(text, JsonBytes.skipSpace(text, at), ":=");
        return JsonBytes.skipSpace(text, at);
    }

    private static int skip(byte[] text, int at, String units) {
        return at < text.length && units.indexOf(text[at]) >= 0 ? at + 1 : at;
    }
}
