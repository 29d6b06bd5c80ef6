package dev.onramp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The command line of every long-running process: {@code [--config FILE] [--ready-file FILE]}. Immutable. */
public record ServiceArguments(Optional<Path> config, Optional<Path> readyFile) {
    /** Error id of a command line that makes no sense; such a process ends with {@link #USAGE_EXIT}. */
    public static final String USAGE = "ONR-C004";
    /** Exit code of a process that was called wrongly. */
    public static final int USAGE_EXIT = 2;
    /** Exit code of a process that cannot go on. */
    public static final int FAILED_EXIT = 1;

    /** @throws OnrampException ONR-C004 for an unknown option, or one without its file */
    public static ServiceArguments parse(String... args) {
        Optional<Path> config = Optional.empty();
        Optional<Path> readyFile = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i];
            if (!option.equals("--config") && !option.equals("--ready-file")) {
                throw SettingsErrors.usage("'" + option + "' is not one of its options");
            }
            if (i + 1 == args.length) {
                throw SettingsErrors.usage(option + " needs a file");
            }
            Optional<Path> file = Optional.of(Path.of(args[i + 1]));
            if (option.equals("--config")) {
                config = file;
            } else {
                readyFile = file;
            }
        }
        return new ServiceArguments(config, readyFile);
    }

    /** The exit code for a process that ends with this failure. */
    public static int exitCode(OnrampException failure) {
        return failure.errorId().equals(USAGE) ? USAGE_EXIT : FAILED_EXIT;
    }

    /**
     * Tells whoever started the process that it is at work: the ready file, where one was asked for, holds its process id from then on.
     *
     * @throws OnrampException ONR-C005 when the file cannot be written
     */
    public void announceReady() {
        if (readyFile.isEmpty()) {
            return;
        }
        try {
            Files.writeString(readyFile.get(), ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw SettingsErrors.readyFile(readyFile.get(), e);
        }
    }
}
