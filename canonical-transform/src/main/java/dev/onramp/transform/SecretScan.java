package dev.onramp.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the values of secret members in bytes that should be JSON, at any depth. Walks the text without recursion, so that depth costs no
 * stack, and takes any byte inside of strings: what matters is where values begin and end. At the first thing that cannot be JSON the
 * walk ends, and {@link BrokenRest} looks through the rest. One scan per instance.
 */
final class SecretScan {
    /** Bytes from (inclusive) to (exclusive) that must not be seen. */
    record Span(int from, int to) {}

    private enum State {
        VALUE,
        MEMBER,
        AFTER_VALUE,
        BROKEN,
        DONE
    }

    private static final int NONE = -1;

    private final byte[] text;
    private final SecretNames names;
    private final List<Span> spans = new ArrayList<>();
    /** Bit n: the nth open bracket is one of an object. */
    private final BitSet objects = new BitSet();

    private int depth;
    /** The next byte to look at; when the walk breaks, the beginning of what is broken. */
    private int at;
    /** Where the secret value begins that the walk is in, and how deep it stands. */
    private int secretFrom = NONE;

    private int secretDepth;
    /** Where the last secret value begins, until another value or member follows it. */
    private int lastSecretFrom = NONE;
    /** The last string that ended. */
    private int lastStringFrom;

    private int lastStringEnd;

    SecretScan(byte[] text, SecretNames names) {
        this.text = text;
        this.names = names;
    }

    /** In ascending order, without overlap. */
    List<Span> spans() {
        State state = State.VALUE;
        while (state != State.DONE && state != State.BROKEN) {
            skipSpace();
            state = switch (state) {
                case VALUE -> value();
                case MEMBER -> member();
                default -> afterValue();
            };
        }
        if (state == State.BROKEN) {
            hideRest();
        }
        return spans;
    }

    private void hideRest() {
        if (secretFrom == NONE && lastSecretFrom == NONE) {
            // A stray quote may have made a name a part of the string before the break.
            boolean behindString = JsonBytes.skipSpace(text, lastStringEnd) >= at;
            BrokenRest.find(text, behindString ? Math.min(lastStringFrom, at) : at, names)
                    .ifPresent(spans::add);
            return;
        }
        // Inside of a secret value, or right behind one: what follows without a separator may be a part of it.
        int from = secretFrom == NONE ? lastSecretFrom : secretFrom;
        spans.removeIf(span -> span.from() >= from);
        if (from < text.length) {
            spans.add(new Span(from, text.length));
        }
    }

    private State value() {
        if (at >= text.length) {
            return State.BROKEN;
        }
        byte first = text[at];
        if (first == '{' || first == '[') {
            objects.set(depth++, first == '{');
            at++;
            skipSpace();
            if (at < text.length && text[at] == (first == '{' ? '}' : ']')) {
                return bracketClosed();
            }
            return first == '{' ? State.MEMBER : State.VALUE;
        }
        int end = first == '"' ? JsonBytes.stringEnd(text, at) : JsonBytes.scalarEnd(text, at);
        if (end < 0) {
            return State.BROKEN;
        }
        if (first == '"') {
            stringEnded(at, end);
        }
        at = end;
        if (secretFrom == NONE) {
            lastSecretFrom = NONE;
        }
        return valueEnded();
    }

    private State member() {
        int nameEnd = at < text.length && text[at] == '"' ? JsonBytes.stringEnd(text, at) : NONE;
        if (nameEnd < 0) {
            return State.BROKEN;
        }
        int nameFrom = at;
        stringEnded(nameFrom, nameEnd);
        at = nameEnd;
        skipSpace();
        if (at >= text.length || text[at] != ':') {
            at = nameFrom;
            return State.BROKEN;
        }
        at++;
        skipSpace();
        if (secretFrom == NONE) {
            lastSecretFrom = NONE;
            if (names.isName(text, nameFrom + 1, nameEnd - 1)) {
                secretFrom = at;
                secretDepth = depth;
            }
        }
        return State.VALUE;
    }

    private State afterValue() {
        if (at >= text.length) {
            return depth == 0 ? State.DONE : State.BROKEN;
        }
        if (depth == 0) {
            return State.BROKEN;
        }
        boolean object = objects.get(depth - 1);
        if (text[at] == ',') {
            at++;
            return object ? State.MEMBER : State.VALUE;
        }
        return text[at] == (object ? '}' : ']') ? bracketClosed() : State.BROKEN;
    }

    private State bracketClosed() {
        at++;
        depth--;
        return valueEnded();
    }

    private State valueEnded() {
        if (secretFrom != NONE && depth == secretDepth) {
            if (!JsonBytes.isNull(text, secretFrom, at)) {
                spans.add(new Span(secretFrom, at));
            }
            lastSecretFrom = secretFrom;
            secretFrom = NONE;
        }
        return State.AFTER_VALUE;
    }

    private void stringEnded(int from, int end) {
        lastStringFrom = from;
        lastStringEnd = end;
    }

    private void skipSpace() {
        at = JsonBytes.skipSpace(text, at);
    }
}
