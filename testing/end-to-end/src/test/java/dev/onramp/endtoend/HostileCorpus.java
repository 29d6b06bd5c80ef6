package dev.onramp.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of inputs that nobody should send, for the built-in model: broken in every place, in wrong encodings, beyond every range, too deep, with
 * names and values that mean harm. The same seed gives the same corpus.
 */
final class HostileCorpus {
    private static final String CUSTOMERS = "raw_table_cust";
    private static final String ACCOUNTS = "raw_table_acct";
    private static final String ROW =
            "{\"__op\":\"u\",\"__seq\":%d,\"__ts_ms\":1767225600123,\"cust_num\":\"h%d\",\"status\":\"a\",\"name\":\"Zo\u00eb \ud83d\ude00\","
                    + "\"sex\":\"F\",\"maritalstatus\":null}";
    private static final String ACCOUNT =
            "{\"__op\":\"c\",\"__seq\":%d,\"__ts_ms\":1767225600123,\"created\":\"2026-01-31\",\"cust_num\":\"7\",\"acct_num\":\"h%d\","
                    + "\"status\":\"A\",\"type\":\"Savings\",\"name\":\"x\",\"pin\":\"0815\"}";
    private static final String DEBEZIUM =
            "{\"before\":null,\"after\":{\"cust_num\":\"h%2$d\",\"status\":\"a\",\"name\":\"x\"},\"source\":{\"connector\":\"postgresql\",\"lsn\":%1$d,"
                    + "\"ts_ms\":1767225600123,\"table\":\"cust\"},\"op\":\"u\",\"ts_ms\":1767225600200}";
    private static final String WRAPPED =
            "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"field\":\"after\",\"type\":\"struct\",\"fields\":[{\"field\":\"cust_num\",\"type\":\"string\"}]}]},"
                    + "\"payload\":" + DEBEZIUM + "}";
    private static final String DMS =
            "{\"data\":{\"CUST_NUM\":\"h%2$d\",\"STATUS\":\"n\"},\"metadata\":{\"timestamp\":\"2026-01-01T00:00:00.123Z\",\"record-type\":\"data\","
                    + "\"operation\":\"update\",\"stream-position\":\"%1$d\",\"transaction-record-id\":1}}";
    private static final String GOLDENGATE =
            "{\"table\":\"CRM.CUST\",\"op_type\":\"I\",\"op_ts\":\"2026-01-01 00:00:00.123000\",\"pos\":\"%1$020d\","
                    + "\"after\":{\"CUST_NUM\":\"h%2$d\",\"STATUS\":\"c\",\"NAME\":\"x\"}}";
    private static final String MAXWELL =
            "{\"database\":\"crm\",\"table\":\"cust\",\"type\":\"update\",\"ts\":1767225600,\"position\":\"binlog.000001:%1$d\",\"xoffset\":1,"
                    + "\"data\":{\"cust_num\":\"h%2$d\",\"status\":\"a\"},\"old\":{\"status\":\"n\"}}";
    private static final List<String> TEMPLATES = List.of(ROW, ACCOUNT, DEBEZIUM, WRAPPED, DMS, GOLDENGATE, MAXWELL);

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "'; DROP TABLE canonical.customer; --",
            "status\\\" = 'x' OR \\\"1\\\" = \\\"1",
            "`name`",
            "name) VALUES (1); --",
            "__proto__",
            "constructor",
            "$ref",
            "a.b.c",
            "_sequence",
            "_op",
            "__debezium_unavailable_value",
            "cust_num ",
            "CUST_NUM",
            "\\u0063ust_numx",
            "na\\u0000me",
            "na\\nme",
            "\\ud800",
            "\u202enoitceles",
            "\ufeffstatus",
            "x".repeat(20_000),
            "\ud83d\ude00".repeat(300),
            "PIN",
            "pin");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "'; DROP TABLE canonical.customer; --",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\udc00x",
            "\\ud83d\\ude00",
            "\\uffff\\ufffe",
            "\\u2028\\u2029\\u0085",
            "\\u0001\\u001f\\u007f\\u009f",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}",
            "%s%n%d",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "\\\\.",
            "\\\\N",
            "\\t\\r\\n",
            "null",
            "NaN",
            "=1+1",
            "\u202e\u0644\u0627",
            "hmac-sha256:" + "0".repeat(64),
            "s3://onramp-archive/raw/",
            "x".repeat(50_000),
            "\ud83d\ude00".repeat(5_000));
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "-0",
            "1.0",
            "1e3",
            "1e400",
            "-1e-400",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "253402300799999",
            "253402300800000",
            "1".repeat(900),
            "1".repeat(5_000),
            "0x10",
            "01",
            "+1",
            ".5",
            "5.",
            "NaN",
            "Infinity",
            "\"7\"",
            "true",
            "null",
            "[]",
            "{}");

    private final Random random;
    private final List<HostileRecord> records = new ArrayList<>();
    private long number;

    private HostileCorpus(long seed) {
        this.random = new Random(seed);
    }

    /** More than 5,000. */
    static List<HostileRecord> of(long seed) {
        HostileCorpus corpus = new HostileCorpus(seed);
        corpus.prefixes();
        corpus.spoiledBytes();
        corpus.swappedMembers();
        corpus.encodings();
        corpus.numbers();
        corpus.duplicateMembers();
        corpus.depths();
        corpus.names();
        corpus.values();
        corpus.keysAndHeaders();
        return List.copyOf(corpus.records);
    }

    private void prefixes() {
        for (String template : TEMPLATES) {
            byte[] whole = bytes(message(template));
            for (int length = 0; length < whole.length; length++) {
                add("prefix of " + length, template, Arrays.copyOf(whole, length));
            }
        }
    }

    private void spoiledBytes() {
        for (int i = 0; i < 1_500; i++) {
            String template = oneOf(TEMPLATES);
            byte[] spoiled = bytes(message(template));
            int at = random.nextInt(spoiled.length);
            switch (random.nextInt(3)) {
                case 0 -> spoiled[at] = (byte) random.nextInt(256);
                case 1 -> spoiled[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int to = random.nextInt(spoiled.length);
                    System.arraycopy(spoiled.clone(), Math.min(at, to), spoiled, at, spoiled.length - Math.max(at, to));
                }
            }
            add("spoiled byte " + at, template, spoiled);
        }
    }

    /** Values in the places of others, of any type. */
    private void swappedMembers() {
        List<String> others =
                new ArrayList<>(List.of("null", "true", "1", "-1", "\"x\"", "[]", "{}", "[null]", "{\"a\":1}", "\"\""));
        for (int i = 0; i < 900; i++) {
            String template = oneOf(TEMPLATES);
            String message = message(template);
            List<Integer> colons = new ArrayList<>();
            for (int at = message.indexOf("\":"); at >= 0; at = message.indexOf("\":", at + 1)) {
                colons.add(at + 2);
            }
            int from = oneOf(colons);
            int to = from;
            int depth = 0;
            while (depth > 0 || (message.charAt(to) != ',' && message.charAt(to) != '}')) {
                depth += "{[".indexOf(message.charAt(to)) >= 0 ? 1 : "}]".indexOf(message.charAt(to)) >= 0 ? -1 : 0;
                to++;
            }
            add(
                    "a member of another type",
                    template,
                    message.substring(0, from) + oneOf(others) + message.substring(to));
        }
    }

    private void encodings() {
        for (String template : TEMPLATES) {
            String message = message(template);
            add(
                    "UTF-8 with a mark",
                    template,
                    joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes(message)));
            for (Charset each :
                    List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"), ISO_8859_1)) {
                add(each.name(), template, message.getBytes(each));
                add(each.name() + " with a mark", template, ("\ufeff" + message).getBytes(each));
            }
            for (byte[] bad : List.of(
                    new byte[] {(byte) 0xC0, (byte) 0x80},
                    new byte[] {(byte) 0xC0, (byte) 0xAF},
                    new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
                    new byte[] {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0xAF},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80},
                    new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                    new byte[] {(byte) 0xFE},
                    new byte[] {0})) {
                add("bytes that are not UTF-8 at the end", template, joined(bytes(message), bad));
                int at = 1 + random.nextInt(message.length() / 2);
                byte[] whole = bytes(message);
                add(
                        "bytes that are not UTF-8 inside",
                        template,
                        joined(Arrays.copyOf(whole, at), joined(bad, Arrays.copyOfRange(whole, at, whole.length))));
            }
            for (String tail : List.of(" ", "\n\n", "{}", "null", ",", "}", "//x", "\u00a0")) {
                add("something behind", template, message + tail);
                add("something before", template, tail + message);
            }
        }
        for (String whole : List.of(
                "", " ", "null", "true", "1", "\"x\"", "[]", "{}", "[{}]", "{\"a\"}", "{,}", "{'a':1}", "{a:1}",
                "\u0000")) {
            add("another value", ROW, whole);
            add("another value", ACCOUNT, whole);
        }
    }

    private void numbers() {
        for (String value : NUMBERS) {
            for (String member : List.of("__seq", "__ts_ms", "__op", "status", "name", "cust_num")) {
                add("a number in " + member, ROW, replaced(message(ROW), member, value));
            }
            for (String member : List.of("lsn", "ts_ms", "op", "connector")) {
                add("a number in " + member, DEBEZIUM, replaced(message(DEBEZIUM), member, value));
                add("a number in " + member, WRAPPED, replaced(message(WRAPPED), member, value));
            }
            add("a number", DMS, replaced(message(DMS), "stream-position", value));
            add("a number", DMS, replaced(message(DMS), "transaction-record-id", value));
            add("a number", DMS, replaced(message(DMS), "timestamp", value));
            add("a number", GOLDENGATE, replaced(message(GOLDENGATE), "pos", value));
            add("a number", GOLDENGATE, replaced(message(GOLDENGATE), "op_ts", value));
            add("a number", MAXWELL, replaced(message(MAXWELL), "ts", value));
            add("a number", MAXWELL, replaced(message(MAXWELL), "xoffset", value));
            add("a number", MAXWELL, replaced(message(MAXWELL), "position", value));
            add("a number in the secret", ACCOUNT, replaced(message(ACCOUNT), "pin", value));
        }
    }

    private void duplicateMembers() {
        for (String template : TEMPLATES) {
            String message = message(template);
            for (int at = message.indexOf('{'); at >= 0; at = message.indexOf('{', at + 1)) {
                for (String twice : List.of(
                        "\"a\":1,\"a\":1,",
                        "\"a\":1,\"\\u0061\":2,",
                        "\"status\":\"n\",",
                        "\"op\":\"c\",",
                        "\"STATUS\":\"n\",")) {
                    add("a member twice", template, message.substring(0, at + 1) + twice + message.substring(at + 1));
                }
            }
        }
    }

    private void depths() {
        for (int depth : List.of(10, 500, 998, 999, 1_000, 1_001, 1_500, 5_000, 50_000)) {
            for (String[] ends : List.of(new String[] {"[", "]"}, new String[] {"{\"a\":", "}"})) {
                String inner = ends[1].equals("]") ? "" : "1";
                String deep = ends[0].repeat(depth) + inner + ends[1].repeat(depth);
                add("so deep: " + depth, ROW, deep);
                add("so deep, without end: " + depth, ROW, ends[0].repeat(depth));
                add(
                        "so deep in an unknown column: " + depth,
                        ROW,
                        message(ROW).replaceFirst("\\{", "{\"deep\":" + deep + ","));
                add("so deep in a column: " + depth, ROW, replaced(message(ROW), "name", deep));
                add("so deep in a secret: " + depth, ACCOUNT, replaced(message(ACCOUNT), "pin", deep));
                add("so deep in a message: " + depth, DEBEZIUM, replaced(message(DEBEZIUM), "table", deep));
                add("so deep in a payload: " + depth, WRAPPED, "{\"schema\":null,\"payload\":" + deep + "}");
            }
        }
    }

    private void names() {
        for (String name : NAMES) {
            for (String template : TEMPLATES) {
                String message = message(template);
                add(
                        "a column named by a stranger",
                        template,
                        message.replaceFirst("\\{", "{\"" + quoted(name) + "\":\"x\","));
                int last = message.lastIndexOf("\":{");
                if (last > 0) {
                    add(
                            "a column named by a stranger",
                            template,
                            message.substring(0, last + 3) + "\"" + name + "\":\"x\"," + message.substring(last + 3));
                }
            }
        }
    }

    private void values() {
        for (String value : VALUES) {
            for (String column : List.of("cust_num", "status", "name", "__op")) {
                add("a value of a stranger in " + column, ROW, replaced(message(ROW), column, "\"" + value + "\""));
            }
            for (String column : List.of("acct_num", "cust_num", "created", "type", "pin")) {
                add(
                        "a value of a stranger in " + column,
                        ACCOUNT,
                        replaced(message(ACCOUNT), column, "\"" + value + "\""));
            }
            add("a value of a stranger", DEBEZIUM, replaced(message(DEBEZIUM), "cust_num", "\"" + value + "\""));
            add("a value of a stranger", GOLDENGATE, replaced(message(GOLDENGATE), "NAME", "\"" + value + "\""));
            add("a value of a stranger", GOLDENGATE, replaced(message(GOLDENGATE), "pos", "\"" + value + "\""));
            add("a value of a stranger", MAXWELL, replaced(message(MAXWELL), "position", "\"" + value + "\""));
            add("a value of a stranger", DMS, replaced(message(DMS), "operation", "\"" + value + "\""));
        }
    }

    private void keysAndHeaders() {
        List<byte @Nullable []> keys = new ArrayList<>();
        keys.add(null);
        keys.add(new byte[0]);
        keys.add(new byte[] {(byte) 0xFF, 0, (byte) 0xC0});
        keys.add(bytes("k".repeat(100_000)));
        keys.add(bytes("{\"pin\":\"0815\"}"));
        List<HostileRecord.Header> headers = new ArrayList<>();
        for (String name : List.of(
                "",
                "ce_dataid",
                "traceparent",
                "pin",
                "onramp.error.id",
                "__connect.errors.topic",
                "__connect.errors.offset",
                "\ud83d\ude00",
                "x".repeat(5_000))) {
            headers.add(new HostileRecord.Header(name, null));
            headers.add(new HostileRecord.Header(name, new byte[0]));
            headers.add(new HostileRecord.Header(name, new byte[] {(byte) 0xFF, (byte) 0xFE}));
            headers.add(new HostileRecord.Header(name, bytes("a\u0000b\n")));
            headers.add(new HostileRecord.Header(name, bytes("raw_table_acct-0-0")));
            headers.add(new HostileRecord.Header(name, bytes("x".repeat(20_000))));
        }
        for (byte[] key : keys) {
            for (String template : List.of(ROW, ACCOUNT, MAXWELL)) {
                records.add(new HostileRecord("an odd key", topic(template), key, bytes(message(template)), List.of()));
                records.add(new HostileRecord("an odd key, broken", topic(template), key, bytes("{"), List.of()));
                records.add(new HostileRecord("an odd key without value", topic(template), key, null, List.of()));
            }
        }
        for (HostileRecord.Header header : headers) {
            for (String template : List.of(ROW, ACCOUNT)) {
                records.add(new HostileRecord(
                        "an odd header", topic(template), bytes("k"), bytes(message(template)), List.of(header)));
                records.add(new HostileRecord(
                        "an odd header twice", topic(template), bytes("k"), bytes("{"), List.of(header, header)));
            }
        }
    }

    private void add(String what, String template, String value) {
        add(what, template, bytes(value));
    }

    private void add(String what, String template, byte[] value) {
        records.add(new HostileRecord(what, topic(template), bytes("k" + random.nextInt(50)), value, List.of()));
    }

    private static String topic(String template) {
        return template.equals(ACCOUNT) ? ACCOUNTS : CUSTOMERS;
    }

    /** Few rows, so that they are changed again and again. */
    private String message(String template) {
        number++;
        return template.formatted(number, number % 97);
    }

    private static String replaced(String message, String member, String value) {
        return message.replaceFirst(
                "\"" + member + "\":(\"[^\"]*\"|[^,{}]+)",
                java.util.regex.Matcher.quoteReplacement("\"" + member + "\":" + value));
    }

    private static String quoted(String name) {
        return java.util.regex.Matcher.quoteReplacement(name);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
