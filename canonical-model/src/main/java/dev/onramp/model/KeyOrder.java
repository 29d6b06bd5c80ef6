package dev.onramp.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each key of a HOCON text is written first. Typesafe Config forgets the order of keys, and the order of fields is the order of
 * columns. The text must have been parsed without errors; then this finds every key of objects that stand outside lists.
 */
final class KeyOrder {
    private final String text;
    private final Map<List<String>, Integer> offsets = new HashMap<>();
    private int at;

    private KeyOrder(String text) {
        this.text = text;
    }

    /** Path of segments to offset in the text. */
    static Map<List<String>, Integer> of(String text) {
        KeyOrder order = new KeyOrder(text);
        order.object(List.of());
        return order.offsets;
    }

    private void object(List<String> path) {
        while (at < text.length()) {
            if (skipped()) {
                continue;
            }
            char next = text.charAt(at);
            if (next == '}') {
                at++;
                return;
            }
            if (next == '{') { // the braces around a whole file, or one object after another as one value
                at++;
                object(path);
                continue;
            }
            List<String> member = new ArrayList<>(path);
            int start = at;
            member.addAll(key());
            for (int length = path.size() + 1; length <= member.size(); length++) {
                offsets.putIfAbsent(List.copyOf(member.subList(0, length)), start);
            }
            value(member);
        }
    }

    /** Reads a key up to its separator and consumes the separator, but not an opening brace. */
    private List<String> key() {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        while (at < text.length() && "{=:\n".indexOf(text.charAt(at)) < 0) {
            char next = text.charAt(at);
            if (next == '"') {
                segment.append(quoted());
            } else {
                at++;
                if (next == '.') {
                    segments.add(segment.toString().strip());
                    segment.setLength(0);
                } else if (next != '+') {
                    segment.append(next);
                }
            }
        }
        if (at < text.length() && text.charAt(at) != '{') {
            at++;
        }
        segments.add(segment.toString().strip());
        return segments;
    }

    private void value(List<String> path) {
        boolean started = false;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\n' && !started) {
                at++;
            } else if (comment()) {
                continue;
            } else if (next == '\n' || next == ',' || next == '}' || next == ']') {
                return;
            } else if (next == '"') {
                quoted();
                started = true;
            } else if (text.startsWith("${", at)) {
                at = until("}");
                started = true;
            } else if (next == '{') {
                at++;
                object(path);
                started = true;
            } else if (next == '[') {
                at++;
                list();
                started = true;
            } else {
                started |= !Character.isWhitespace(next);
                at++;
            }
        }
    }

    private void list() {
        while (at < text.length()) {
            if (skipped()) {
                continue;
            }
            if (text.charAt(at) == ']') {
                at++;
                return;
            }
            int before = at;
            value(List.of("[" + at + "]")); // keys inside lists stand under a path that nothing else has
            if (at == before) {
                at++;
            }
        }
    }

    private boolean skipped() {
        if (comment()) {
            return true;
        }
        if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',') {
            at++;
            return true;
        }
        return false;
    }

    private boolean comment() {
        if (text.charAt(at) != '#' && !text.startsWith("//", at)) {
            return false;
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        return true;
    }

    private String quoted() {
        int start = at;
        if (text.startsWith("\"\"\"", at)) {
            at += 3;
            at = until("\"\"\"");
            return text.substring(start + 3, Math.max(start + 3, at - 3));
        }
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        return text.substring(start + 1, Math.max(start + 1, at - 1));
    }

    private int until(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }
}
