package dev.onramp.reconcile.archive;

import static dev.onramp.reconcile.Samples.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    /** HMAC-SHA-256 with the key {@code k} of the six bytes {@code "1234"}, by {@code openssl dgst -sha256 -hmac k}. */
    private static final String HASH = "277b1662c0aed7df2105dbc0699a0a910694f5b55eb86964b411f836331afb50";

    private final Redaction accounts = new Redaction(model().source(new Identifier("raw_table_acct")), "k");
    private final Redaction customers = new Redaction(model().source(new Identifier("raw_table_cust")), "k");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"pin\" : \"1234\" , \"a\":1}\n",
                "{\"a\":{},\"pin\":\"1234\"}",
                "{\"pin\":\"1234\",\"pin\":\"1234\"}",
                "[{\"PIN\":\"1234\"}]",
                "{\"x\":{\"p\\u0069n\":\"1234\"}}"
            })
    void putsTheHashInPlaceOfTheValueAndKeepsEveryOtherByte(String value) {
        assertThat(archived(accounts, value)).contains(value.replace("\"1234\"", "\"hmac-sha256:" + HASH + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12.5e1", "true", "[1, {\"x\" : 2}]", "{\"deep\":[ ]}"})
    void hashesAValueOfAnyKind(String json) {
        assertThat(archived(accounts, "{\"pin\":" + json + ",\"b\":2}").orElseThrow())
                .matches("\\{\"pin\":\"hmac-sha256:[0-9a-f]{64}\",\"b\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pin\":null}", "{\"a\":\"pin\"}", "{}", "5", "[\"{\\\"pin\\\":1}\"]"})
    void leavesAloneWhatHoldsNoSecret(String value) {
        assertThat(archived(accounts, value)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{\"pin\":\"1234\"", "{\"pin\":\"1234\"} x", ""})
    void saysNothingWhereTheContractDoesNot(String value) {
        assertThat(archived(accounts, value)).isEmpty();
    }

    @Test
    void keepsEveryByteOfASourceWithoutSecrets() {
        byte[] garbage = {(byte) 0xff, 1, 2};
        assertThat(customers.archived(garbage)).contains(garbage);
    }

    private static Optional<String> archived(Redaction redaction, String value) {
        return redaction
                .archived(value.getBytes(StandardCharsets.UTF_8))
                .map(each -> new String(each, StandardCharsets.UTF_8));
    }
}
