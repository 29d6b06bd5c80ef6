package dev.onramp.views.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrestoViewTest {
    @Test
    void athenasOwnFormIsRead() {
        // As documentation of others shows it; made by Athena.
        var view = PrestoView.of(
                        text(
                                "{\"originalSql\":\"SELECT\\n  a b\\nFROM\\n  t\\n\",\"catalog\":\"awsdatacatalog\",\"schema\":\"s\","
                                        + "\"columns\":[{\"name\":\"b\",\"type\":\"timestamp\"},{\"name\":\"c\",\"type\":\"array(timestamp(3))\"}]}"))
                .orElseThrow();

        assertThat(view.query()).isEqualTo("SELECT\n  a b\nFROM\n  t\n");
        assertThat(view.columns())
                .containsExactly(
                        new PrestoView.Column("b", "timestamp(3)"), new PrestoView.Column("c", "array(timestamp(3))"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "/* Presto View */",
                "/* Presto View: */",
                "/* Presto View: === */",
                "/* Presto View: bm8ganNvbg== */",
                "/* Presto View: e30= */",
                "/* Presto View: bnVsbA== */"
            })
    void whatIsNoneIsNoView(String text) {
        assertThat(PrestoView.of(text)).isEmpty();
    }

    private static String text(String json) {
        return "/* Presto View: " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + " */";
    }
}
