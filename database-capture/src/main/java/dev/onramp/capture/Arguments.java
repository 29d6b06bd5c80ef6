package dev.onramp.capture;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command line of {@link CaptureMain}.
 *
 * @param parent process with whose end this one ends too
 */
record Arguments(Optional<Path> config, Optional<Path> readyFile, Optional<Long> parent, Action action) {
    private static final String USAGE =
            "usage: CaptureMain [--config FILE] [--ready-file FILE] [--parent PID] [--check | --start-over]";

    /** What is to be done. */
    enum Action {
        CAPTURE,
        CHECK,
        START_OVER
    }

    /** The command line makes no sense; the message says how it should look. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String problem) {
            super(problem + "\n" + USAGE);
        }
    }

    /** @throws UsageException for an unknown option, or one without its value */
    static Arguments parse(String... args) {
        Optional<Path> config = Optional.empty();
        Optional<Path> readyFile = Optional.empty();
        Optional<Long> parent = Optional.empty();
        Action action = Action.CAPTURE;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--config" -> config = Optional.of(Path.of(value(args, i++)));
                case "--ready-file" -> readyFile = Optional.of(Path.of(value(args, i++)));
                case "--parent" -> parent = Optional.of(pid(value(args, i++)));
                case "--check" -> action = only(action, Action.CHECK);
                case "--start-over" -> action = only(action, Action.START_OVER);
                default -> throw new UsageException("unknown option " + args[i]);
            }
        }
        return new Arguments(config, readyFile, parent, action);
    }

    private static Action only(Action already, Action wanted) {
        if (already != Action.CAPTURE) {
            throw new UsageException("--check and --start-over exclude each other");
        }
        return wanted;
    }

    private static String value(String[] args, int option) {
        if (option + 1 == args.length) {
            throw new UsageException(args[option] + " needs a value");
        }
        return args[option + 1];
    }

    private static long pid(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new UsageException("--parent takes a process id, not " + text);
        }
        return Long.parseLong(text);
    }
}
