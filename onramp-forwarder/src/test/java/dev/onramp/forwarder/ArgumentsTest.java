package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void readsBothFilesInAnyOrderAndNone() {
        assertThat(Arguments.parse("--ready-file", "r", "--config", "c.conf"))
                .isEqualTo(new Arguments(Optional.of(Path.of("c.conf")), Optional.of(Path.of("r"))));
        assertThat(Arguments.parse()).isEqualTo(new Arguments(Optional.empty(), Optional.empty()));
    }

    @Test
    void namesAnUnknownOptionAndAMissingFile() {
        assertThatThrownBy(() -> Arguments.parse("--confg", "x"))
                .hasMessageStartingWith("unknown option --confg\nusage: ");
        assertThatThrownBy(() -> Arguments.parse("--config")).hasMessageStartingWith("--config needs a file\nusage: ");
    }
}
