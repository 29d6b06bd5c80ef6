package dev.onramp.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {
    @Test
    void addsUserAndSystemTimeWhateverTheProgramIsCalled() {
        assertThat(ProcessCpu.seconds("7 (a ) b) S 1 7 7 0 -1 4194304 10 0 0 0 150 50 0 0 20 0 9 0 12345 1 1"))
                .isEqualTo(2.0);
    }

    @Test
    void refusesAProcessThatIsNotThere() {
        assertThatThrownBy(() -> ProcessCpu.seconds(Long.MAX_VALUE)).isInstanceOf(UncheckedIOException.class);
    }
}
