package dev.onramp.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher, as a user types it, for one data folder. */
final class CommandLine {
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Path home = Path.of(System.getProperty("onramp.home")).toAbsolutePath();
    private final Path dataDir;

    CommandLine(Path dataDir) {
        this.dataDir = dataDir;
        if (!Files.isExecutable(home.resolve("onramp"))) {
            throw new IllegalStateException("no launcher in " + home);
        }
    }

    /** {@code ./onramp words... --data-dir ...}; the build is the test's own and not repeated. */
    Ran onramp(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("onramp").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", dataDir.toString()));
        return Ran.program(AT_MOST, Map.of("ONRAMP_BUILD", "never"), command);
    }

    Path dataDir() {
        return dataDir;
    }
}
