package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {
    /** printf '"1234"' | openssl dgst -sha256 -hmac key */
    private static final String HASH_OF_QUOTED_1234 =
            "892c782dad05c97921a9b0ba7cb18ea45a7a008045288b7963c9fa56eed3bf52";

    private final SecretRedactor redactor = new SecretRedactor(List.of("pin"), "key".getBytes(UTF_8));

    @Test
    void replacesTheValueByItsKeyedHashAndNothingElse() {
        assertThat(redact("{ \"a\" :1.50,\t\"pin\" : \"1234\" , \"b\":\"\\u00e9\"}\n"))
                .isEqualTo(
                        "{ \"a\" :1.50,\t\"pin\" : \"hmac-sha256:" + HASH_OF_QUOTED_1234 + "\" , \"b\":\"\\u00e9\"}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"pin\":1234}|{\"pin\":#}",
                "{\"pin\":{\"a\":[1234,\"}\"]},\"b\":1}|{\"pin\":#,\"b\":1}",
                "{\"pin\":[\"1234\"],\"b\":1}|{\"pin\":#,\"b\":1}",
                "{\"PIN\":1234}|{\"PIN\":#}",
                "{\"p\\u0069n\":1234}|{\"p\\u0069n\":#}",
                "{\"pin\":1234,\"pin\":12345}|{\"pin\":#,\"pin\":#}",
                "{\"after\":{\"x\":[{\"pin\":1234}]},\"pin\":null}|{\"after\":{\"x\":[{\"pin\":#}]},\"pin\":null}",
                "[{\"pin\":\"12\\\"34\"},{\"pin\":true}]|[{\"pin\":#},{\"pin\":#}]",
            })
    void findsTheNameAtAnyDepthHoweverItIsWritten(String text, String expected) {
        assertThat(redact(text).replaceAll("\"hmac-sha256:[0-9a-f]{64}\"", "#")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pin\":null}",
                "{\"pins\":1,\"xpin\":2,\"pi\":3,\"a\":\"pin\",\"b\":[\"pin\"]}",
                "{\"a\":{}}",
                "[]",
                "\"pin\"",
                "12",
                "",
                "garbage",
                "spinning { tops",
            })
    void leavesEverythingElseAlone(String text) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(redactor.redact(bytes)).isSameAs(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pin\":\"1234",
                "{\"pin\":\"1234\"",
                "{\"pin\":01234}",
                "{\"pin\":98,1234}",
                "{\"pin\":98 1234}",
                "{\"pin\":\"98\"1234\"}",
                "{\"pin\":98},1234}",
                "{\"pin\":null 1234}",
                "{\"pin\":{\"a\":1234",
                "{\"pin\" 1234}",
                "{\"a\":\"O\"Neil\",\"pin\":\"1234\"}",
                "{\"a\":\"open, \"pin\":\"1234\"}",
                "{\"a\":1,}{\"pin\":\"1234\"}",
                "{\"a\":1} {\"p\\u0069n\":\"1234\"}",
                "{'pin':'1234'}",
                "{pin:1234}",
                "x {\\\"pin\\\":\\\"1234\\\"}",
                "cust_num=7 PIN=1234 name=x",
                "pin 1234",
                "{\"a\":\"open, \\\"pin\":1234}",
                "{\"a\":\"open\\\", \"p\\u0069n\": \"1234\"}",
            })
    void hidesAllThatFollowsTheNameInWhatIsNotJson(String text) {
        assertThat(redact(text)).doesNotContain("1234").contains("hmac-sha256:");
    }

    @Test
    void keepsWhatStandsBeforeTheBreak() {
        assertThat(redact("{\"cust_num\":\"7\",\"pin\":\"1234"))
                .startsWith("{\"cust_num\":\"7\",\"pin\":\"hmac-sha256:")
                .endsWith("\"");
    }

    @Test
    void worksOnBytesThatAreNotUtf8() {
        byte[] latin1 = "{\"n\":\"J\u00FCrgen\",\"pin\":\"1234\"}".getBytes(ISO_8859_1);

        assertThat(new String(redactor.redact(latin1), ISO_8859_1))
                .isEqualTo("{\"n\":\"J\u00FCrgen\",\"pin\":\"hmac-sha256:" + HASH_OF_QUOTED_1234 + "\"}");
    }

    @Test
    void doesNotMindDepth() {
        String deep = "[".repeat(200_000) + "{\"pin\":1234}" + "]".repeat(200_000);

        assertThat(redact(deep)).doesNotContain("1234").hasSize(deep.length() - 4 + 78);
    }

    @Test
    void hidesHeaders() {
        assertThat(Fixtures.text(redactor.redact(RecordHeader.ofText("row", "{\"pin\":1234}"))
                        .value()))
                .doesNotContain("1234");
        assertThat(Fixtures.text(
                        redactor.redact(RecordHeader.ofText("Pin", "1234")).value()))
                .startsWith("hmac-sha256:");
        assertThat(redactor.redact(new RecordHeader("pin", Optional.empty())).value())
                .isEmpty();
    }

    @Test
    void dependsOnTheKey() {
        SecretRedactor other = new SecretRedactor(List.of("pin"), "other".getBytes(UTF_8));
        byte[] text = "{\"pin\":1234}".getBytes(UTF_8);

        assertThat(other.redact(text)).isNotEqualTo(redactor.redact(text));
    }

    private String redact(String text) {
        return new String(redactor.redact(text.getBytes(UTF_8)), UTF_8);
    }
}
