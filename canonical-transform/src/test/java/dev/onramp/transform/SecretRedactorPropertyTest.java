package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Random documents: no secret survives, and in JSON every other byte stays. */
class SecretRedactorPropertyTest {
    private static final byte[] KEY = "key".getBytes(UTF_8);
    private static final String[] SECRET_NAMES = {"pin", "PIN", "p\\u0069n", "\\u0070\\u0069\\u006E", "token_2"};
    private static final String[] OTHER_NAMES = {
        "a", "pins", "pi", "\\\"pin\\\"", "spin", "", "\u00fc\u20ac\ud83d\ude00"
    };
    /** Every secret value holds this word, and nothing else does. */
    private static final String SECRET_WORD = "S3CRET";

    private final SecretRedactor redactor = new SecretRedactor(List.of("pin", "token_2"), KEY);

    @Test
    void replacesExactlyTheSecretsOfRandomDocuments() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            Document document = new Document(new Random(seed), true);
            document.value(0);

            assertThat(redact(document.text.toString()))
                    .as("seed %d: %s", seed, document.text)
                    .isEqualTo(document.redacted.toString());
        }
    }

    @Test
    void letsNoSecretSurviveInDocumentsThatAreCutOrHaveJunkInThem() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            // A bracket too many inside of a secret object would end it early, and what follows would be JSON.
            Document document = new Document(random, false);
            document.value(0);
            String broken = breakOutsideOfNames(document, random);

            assertThat(redact(broken)).as("seed %d: %s", seed, broken).doesNotContain(SECRET_WORD);
        }
    }

    private String redact(String text) {
        return new String(redactor.redact(text.getBytes(UTF_8)), UTF_8);
    }

    /** Cuts the text, or puts junk into it, but not inside of a secret name: a broken name is no name. */
    private static String breakOutsideOfNames(Document document, Random random) {
        String text = document.text.toString();
        int at = random.nextInt(text.length() + 1);
        for (int[] name : document.names) {
            if (at > name[0] && at < name[1]) {
                at = name[1];
            }
        }
        String[] junk = {",", "}", "]", "{", "x", "1", "\\", "\u0000", " x ", ":", "= "};
        return random.nextInt(4) == 0
                ? text.substring(0, at)
                : text.substring(0, at) + junk[random.nextInt(junk.length)] + text.substring(at);
    }

    /** Writes a random document and, beside it, what must become of it. */
    private static final class Document {
        private final Random random;
        private final boolean nestedSecrets;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder redacted = new StringBuilder();
        /** From and to of each secret name with its quotes. */
        private final List<int[]> names = new java.util.ArrayList<>();

        private boolean inSecret;

        private Document(Random random, boolean nestedSecrets) {
            this.random = random;
            this.nestedSecrets = nestedSecrets;
        }

        private void value(int depth) throws Exception {
            space();
            switch (random.nextInt(depth > 5 || (inSecret && !nestedSecrets) ? 4 : 7)) {
                case 0 -> both(inSecret ? "\"" + SECRET_WORD + "\"" : "\"a\\\"b\\\\\"");
                case 1 -> both(inSecret ? "\"x\\\"}," + SECRET_WORD + "\\\\\"" : "\"\u00fc{}[],: pin\"");
                case 2 -> both(inSecret ? "\"" + SECRET_WORD + "\"" : "-1.5e+10");
                case 3 -> both(inSecret ? "\" " + SECRET_WORD + "\"" : "true");
                case 4 -> array(depth);
                default -> object(depth);
            }
            space();
        }

        private void array(int depth) throws Exception {
            both("[");
            int size = random.nextInt(4);
            for (int index = 0; index < size; index++) {
                both(index == 0 ? "" : ",");
                value(depth + 1);
            }
            both("]");
        }

        private void object(int depth) throws Exception {
            both("{");
            int size = random.nextInt(4);
            for (int index = 0; index < size; index++) {
                both(index == 0 ? "" : ",");
                space();
                boolean secret = random.nextInt(3) == 0;
                String[] choice = secret ? SECRET_NAMES : OTHER_NAMES;
                int from = text.length();
                both("\"" + choice[random.nextInt(choice.length)] + "\"");
                if (secret) {
                    names.add(new int[] {from, text.length()});
                }
                space();
                both(":");
                member(secret && !inSecret, depth);
            }
            both("}");
        }

        private void member(boolean secret, int depth) throws Exception {
            if (!secret) {
                value(depth + 1);
                return;
            }
            if (random.nextInt(10) == 0) {
                both("null");
                return;
            }
            space();
            int from = text.length();
            int redactedFrom = redacted.length();
            inSecret = true;
            value(depth + 1);
            inSecret = false;
            String written = text.substring(from);
            String value = written.strip();
            int leading = written.indexOf(value);
            redacted.setLength(redactedFrom);
            redacted.append(written, 0, leading)
                    .append("\"hmac-sha256:")
                    .append(hmac(value))
                    .append('"')
                    .append(written.substring(leading + value.length()));
        }

        private void space() {
            both(" \t\n\r".substring(0, random.nextInt(5)).substring(random.nextInt(1)));
        }

        private void both(String part) {
            text.append(part);
            redacted.append(part);
        }

        private static String hmac(String value) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)));
        }
    }
}
