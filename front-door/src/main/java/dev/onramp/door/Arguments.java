package dev.onramp.door;

import java.nio.file.Path;
import java.util.Optional;

/** The command line of {@link FrontDoorMain}. */
record Arguments(Optional<Path> config, Optional<Path> readyFile) {
    private static final String USAGE = "usage: FrontDoorMain [--config FILE] [--ready-file FILE]";

    /** The command line makes no sense; the message says how it should look. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String problem) {
            super(problem + "\n" + USAGE);
        }
    }

    /** @throws UsageException for an unknown option, or one without its file */
    static Arguments parse(String... args) {
        Optional<Path> config = Optional.empty();
        Optional<Path> readyFile = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i];
            if (!option.equals("--config") && !option.equals("--ready-file")) {
                throw new UsageException("unknown option " + option);
            }
            if (i + 1 == args.length) {
                throw new UsageException(option + " needs a file");
            }
            Optional<Path> file = Optional.of(Path.of(args[i + 1]));
            if (option.equals("--config")) {
                config = file;
            } else {
                readyFile = file;
            }
        }
        return new Arguments(config, readyFile);
    }
}
