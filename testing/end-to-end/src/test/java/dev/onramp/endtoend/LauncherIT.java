package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that are set up in their own ways. */
class LauncherIT {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("onramp.home"), "onramp").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void optionsForEveryJvmOfTheMachineDoNotHideTheJdk() {
        Ran ran = onramp(Map.of("JAVA_TOOL_OPTIONS", "-Dof.the=machine"), LAUNCHER);

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.out()).startsWith("onramp ");
    }

    @Test
    void whatIsNoJdkOrAnOldOneIsPassedOver() throws IOException {
        Map<String, String> environment = Map.of(
                "ONRAMP_JAVA_HOME", jdkThatSays("exit 1").toString(),
                "JAVA_HOME",
                        jdkThatSays("echo 'java version \"1.8.0_402\"' >&2").toString());

        Ran ran = onramp(environment, LAUNCHER);

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.out()).startsWith("onramp ");
    }

    @Test
    void itIsFoundThroughALink() throws IOException {
        Ran ran = onramp(Map.of(), Files.createSymbolicLink(folder.resolve("linked"), LAUNCHER));

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.out()).startsWith("onramp ");
    }

    private Path jdkThatSays(String script) throws IOException {
        Path home = Files.createTempDirectory(folder, "jdk");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static Ran onramp(Map<String, String> environment, Path launcher) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ONRAMP_BUILD", "never");
        return Ran.program(Duration.ofMinutes(1), all, List.of(launcher.toString(), "--version"));
    }
}
