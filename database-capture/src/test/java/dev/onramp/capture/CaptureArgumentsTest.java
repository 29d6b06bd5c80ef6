package dev.onramp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureArgumentsTest {
    @Test
    void readsEveryOption() {
        CaptureArguments arguments =
                CaptureArguments.parse("--config", "c", "--check", "--parent", "12", "--ready-file", "r");

        assertThat(arguments.action()).isEqualTo(CaptureArguments.Action.CHECK);
        assertThat(arguments.parent()).contains(12L);
        assertThat(arguments.service().config()).contains(Path.of("c"));
        assertThat(arguments.service().readyFile()).contains(Path.of("r"));
        assertThat(CaptureArguments.parse().action()).isEqualTo(CaptureArguments.Action.CAPTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--what", "--config", "--parent", "--parent x", "--check --start-over", "--check --check"})
    void refusesWhatMakesNoSense(String line) {
        assertThatThrownBy(() -> CaptureArguments.parse(line.split(" "))).hasMessageContaining("ONR-C004");
    }

    @Test
    void pausesGrowToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(backoff.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.pause(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.pause(4)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
