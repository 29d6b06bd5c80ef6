package dev.onramp.reconcile.fold;

import static dev.onramp.reconcile.Samples.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretColumnsTest {
    private static final String HASH =
            "\"hmac-sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"";

    private final SecretColumns accounts = new SecretColumns(model().source(new Identifier("raw_table_acct")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pin\":\"1234\"}",
                "{\"pin\":1234}",
                "{\"PIN\":1234}",
                "{\"x\":[{\"Pin\":1234}]}",
                "{\"Pin\":1234",
                "{\"pin\":\"hmac-sha256:abc\"}",
                "{\"p\\u0069n\":\"1234\"}",
                "{\"pin\":\"1234\"",
                "{\"pin\" : 12",
                "{\"pin\":" + HASH + ",\"pin\":\"1234\"}",
                "junk \"pin\":\n\"1234\""
            })
    void seesASecretInClear(String payload) {
        assertThat(accounts.areShownBy(payload)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pin\":" + HASH + "}",
                "{\"pin\":null}",
                "{\"name\":\"pin\"}",
                "{\"pin\":" + HASH,
                "{\"pin\" : null , broken",
                "garbage",
                ""
            })
    void isContentWithHashesAndNothing(String payload) {
        assertThat(accounts.areShownBy(payload)).isFalse();
    }

    @Test
    void doesNotLookWhereNothingIsSecret() {
        assertThat(new SecretColumns(model().source(new Identifier("raw_table_cust"))).areShownBy("{\"pin\":1}"))
                .isFalse();
    }
}
