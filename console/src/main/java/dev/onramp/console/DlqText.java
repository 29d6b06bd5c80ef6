package dev.onramp.console;

import dev.onramp.dlq.Letter;
import dev.onramp.dlq.LetterGroup;
import dev.onramp.transform.RecordHeader;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dead letters for reading. What comes from data is shown without control characters: a terminal would obey them. */
final class DlqText {
    private static final int BYTES_OF_A_LINE = 32;
    private static final int LONGEST = 160;

    private DlqText() {}

    static void print(List<LetterGroup> groups, PrintWriter out) {
        if (groups.isEmpty()) {
            out.println("no open dead letters");
            return;
        }
        groups.forEach(each -> {
            out.printf(
                    "%s  %s  %d  from %s to %s%n",
                    each.table(), each.errorId(), each.count(), each.first(), each.last());
            out.printf("    for example %s: %s%n", each.sample(), line(each.message()));
        });
    }

    static void print(Letter letter, PrintWriter out) {
        out.printf("change     %s%n", letter.origin());
        out.printf("time       %s%n", Instant.ofEpochMilli(letter.timestamp()));
        out.printf("error      %s  %s%n", letter.errorId(), letter.stage());
        out.printf("           %s%n", line(letter.message()));
        bytes("key", letter.key(), out);
        for (RecordHeader header : letter.headers()) {
            out.printf(
                    "header     %s = %s%n",
                    plain(header.name()), header.value().map(DlqText::oneLine).orElse("(null)"));
        }
        bytes("value", letter.value(), out);
    }

    static Map<String, Object> map(Letter letter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("coordinate", letter.origin().toString());
        map.put("timestamp", letter.timestamp());
        map.put("error", letter.errorId());
        map.put("stage", letter.stage());
        map.put("message", letter.message());
        put(map, "key", letter.key());
        List<Map<String, Object>> headers = new ArrayList<>();
        for (RecordHeader header : letter.headers()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", header.name());
            put(each, "value", header.value());
            headers.add(each);
        }
        map.put("headers", headers);
        put(map, "value", letter.value());
        return map;
    }

    /** On one line, cut. */
    static String line(String text) {
        String plain = plain(text);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " ...";
    }

    private static void put(Map<String, Object> map, String name, Optional<byte[]> bytes) {
        if (bytes.isPresent() && text(bytes.get()).isEmpty()) {
            map.put(name + "_hex", HexFormat.of().formatHex(bytes.get()));
        } else {
            map.put(name, bytes.flatMap(DlqText::text).orElse(null));
        }
    }

    private static void bytes(String name, Optional<byte[]> bytes, PrintWriter out) {
        if (bytes.isEmpty()) {
            out.printf("%-10s (null)%n", name);
            return;
        }
        Optional<String> text = text(bytes.get());
        if (text.isPresent()) {
            out.printf("%-10s %s%n", name, plain(text.get()));
            return;
        }
        out.printf("%-10s %d bytes, not UTF-8:%n", name, bytes.get().length);
        for (int from = 0; from < bytes.get().length; from += BYTES_OF_A_LINE) {
            int to = Math.min(bytes.get().length, from + BYTES_OF_A_LINE);
            out.printf("  %08x  %s%n", from, HexFormat.ofDelimiter(" ").formatHex(bytes.get(), from, to));
        }
    }

    private static String oneLine(byte[] bytes) {
        return text(bytes)
                .map(DlqText::plain)
                .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (shown, point) -> {
                            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                                shown.append(String.format("\\u%04x", point));
                            } else {
                                shown.appendCodePoint(point);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }
}
