package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64BytesTest {
    @Test
    void decodesWhatTheJdkEncodes() {
        Random random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] text = ("ab\"" + Base64.getEncoder().encodeToString(bytes) + "\",").getBytes(US_ASCII);

            int end = Base64Bytes.end(text, 3);
            assertThat(end).isEqualTo(text.length - 2);
            assertThat(Base64Bytes.decode(text, 3, end)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AA",
                "AAA",
                "=",
                "====",
                "A===",
                "AB==",
                "AAB=",
                "AA=A",
                "A=AA",
                "AAAA=",
                "AA-_",
                "AA A",
                "AA==AAAA",
                "\u007FAAA"
            })
    void refusesAnythingElse(String text) {
        assertThat(Base64Bytes.decode(text.getBytes(US_ASCII), 0, text.length()))
                .isNull();
    }
}
