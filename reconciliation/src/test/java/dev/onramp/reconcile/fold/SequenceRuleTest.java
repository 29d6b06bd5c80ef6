package dev.onramp.reconcile.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceRuleTest {

    @Test
    void writesAndReadsTheTextOfTheContract() {
        SequenceRule sequence = new SequenceRule(Long.MAX_VALUE, 10_003);
        assertThat(sequence).hasToString("9223372036854775807-0000000000000010003");
        assertThat(SequenceRule.parse(sequence.toString())).isEqualTo(Optional.of(sequence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-0",
                "00000000000000000012-000000000000000000",
                "+000000000000000001-0000000000000000000",
                "9999999999999999999-0000000000000000000",
                "0000000000000000001_0000000000000000000"
            })
    void readsNothingElse(String text) {
        assertThat(SequenceRule.parse(text)).isEmpty();
    }
}
