package dev.onramp.generator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The bytes of a change in format {@code row} that has a fault: a function of change and {@link Twist} alone. Stateless. */
final class TwistedMessage {
    private static final List<byte[]> NOT_UTF8 = List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {(byte) 0xC3, 0x28},
            new byte[] {(byte) 0xE4},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80});
    private static final List<String> UNKNOWN_COLUMNS = List.of(
            ",\"loyalty_tier\":\"gold\"",
            ",\"branch\":{\"code\":17,\"open\":[true,null]},\"score\":-1.5e-3",
            ",\"; DROP TABLE customer; --\":1",
            ",\"\":\"no name\",\"__proto__\":{}",
            ",\"STATUS_CODE\":null");
    private static final List<String> OTHER_TYPES =
            List.of("1", "true", "0.5", "{\"code\":\"a\"}", "[\"a\"]", "123456789012345678901234567890");
    private static final int MOST_CORRUPT = 8;

    private TwistedMessage() {}

    static byte[] of(LegacyChange change, Twist twist) {
        Random random = new Random(twist.salt());
        return switch (twist.fault()) {
            case DUPLICATES, REORDERING, LATENESS -> plain(change);
            case CORRUPT_BYTES -> corrupted(plain(change), random);
            case TRUNCATED_JSON -> {
                byte[] bytes = plain(change);
                yield Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            }
            case BAD_UTF8 -> withBadText(plain(change), random);
            case NUL_CHARACTERS -> plain(named(change, name(change) + "\u0000" + "x"));
            case OVERSIZED_RECORDS -> plain(named(change, name(change) + " " + "x".repeat(rest(change, twist))));
            case SCHEMA_DRIFT -> replaced(plain(change), "}", one(UNKNOWN_COLUMNS, random) + "}");
            case TYPE_CHANGES -> {
                String status = change.row().value("status").orElse("");
                yield replaced(
                        plain(change), "\"status\":\"" + status + "\"", "\"status\":" + one(OTHER_TYPES, random));
            }
            case ORPHAN_ACCOUNTS -> plain(with(change, "cust_num", "0" + random.nextInt(1_000_000)));
        };
    }

    private static byte[] plain(LegacyChange change) {
        return MessageFormat.ROW.bytes(change);
    }

    /** At least one of the bytes is a control character, which JSON has nowhere. */
    private static byte[] corrupted(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(MOST_CORRUPT));
        for (int i = at; i < end; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        bytes[at + random.nextInt(end - at)] = (byte) random.nextInt('\t');
        return bytes;
    }

    /** The bad bytes are the first of one of the texts. */
    private static byte[] withBadText(byte[] bytes, Random random) {
        List<Integer> texts = new ArrayList<>();
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == '"' && bytes[i - 1] == ':' && bytes[i - 2] == '"') {
                texts.add(i + 1);
            }
        }
        int at = texts.get(random.nextInt(texts.size()));
        byte[] bad = NOT_UTF8.get(random.nextInt(NOT_UTF8.size()));
        ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length + bad.length);
        result.write(bytes, 0, at);
        result.writeBytes(bad);
        result.write(bytes, at, bytes.length - at);
        return result.toByteArray();
    }

    /** The last occurrence, which must be there. */
    private static byte[] replaced(byte[] bytes, String old, String other) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.lastIndexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException("a row without " + old);
        }
        return (text.substring(0, at) + other + text.substring(at + old.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static int rest(LegacyChange change, Twist twist) {
        return Math.max(0, twist.bytes() - plain(change).length - 1);
    }

    private static String name(LegacyChange change) {
        return change.row().value("name").orElse("");
    }

    private static LegacyChange named(LegacyChange change, String name) {
        return with(change, "name", name);
    }

    private static LegacyChange with(LegacyChange change, String column, String value) {
        return new LegacyChange(
                change.operation(),
                change.sequence(),
                change.timeMillis(),
                change.row().with(column, value));
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
