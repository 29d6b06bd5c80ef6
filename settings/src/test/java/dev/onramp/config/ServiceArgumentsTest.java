package dev.onramp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceArgumentsTest {
    @TempDir
    Path folder;

    @Test
    void takesBothFilesInAnyOrderAndNeither() {
        assertThat(ServiceArguments.parse("--ready-file", "r", "--config", "c.conf"))
                .isEqualTo(new ServiceArguments(Optional.of(Path.of("c.conf")), Optional.of(Path.of("r"))));
        assertThat(ServiceArguments.parse()).isEqualTo(new ServiceArguments(Optional.empty(), Optional.empty()));
    }

    @Test
    void tellsWhatIsWrongAndHowItShouldLook() {
        assertThatThrownBy(() -> ServiceArguments.parse("--confg", "x"))
                .hasMessageContainingAll("ONR-C004", "--confg", "[--config FILE] [--ready-file FILE]");
        assertThatThrownBy(() -> ServiceArguments.parse("--config"))
                .isInstanceOfSatisfying(
                        OnrampException.class,
                        e -> assertThat(ServiceArguments.exitCode(e)).isEqualTo(2))
                .hasMessageContaining("--config needs a file");
    }

    @Test
    void announcesItsProcessIdWhereAskedFor() throws Exception {
        Path ready = folder.resolve("ready");
        ServiceArguments.parse("--ready-file", ready.toString()).announceReady();
        assertThat(Files.readString(ready)).isEqualTo(ProcessHandle.current().pid() + "\n");
        ServiceArguments.parse().announceReady();

        assertThatThrownBy(() -> ServiceArguments.parse(
                                "--ready-file", folder.resolve("no/such/folder").toString())
                        .announceReady())
                .isInstanceOfSatisfying(
                        OnrampException.class,
                        e -> assertThat(ServiceArguments.exitCode(e)).isEqualTo(1))
                .hasMessageContaining("ONR-C005");
    }
}
