package dev.onramp.capture;

import dev.onramp.config.ServiceArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@link CaptureMain}.
 *
 * @param service what every long-running process takes
 * @param parent process with whose end this one ends too
 */
record CaptureArguments(ServiceArguments service, Optional<Long> parent, Action action) {
    /** What is to be done. */
    enum Action {
        CAPTURE,
        CHECK,
        START_OVER
    }

    /** @throws dev.onramp.config.OnrampException ONR-C004 for an unknown option, one without its value, or two that exclude each other */
    static CaptureArguments parse(String... args) {
        List<String> rest = new ArrayList<>();
        Optional<Long> parent = Optional.empty();
        Action action = Action.CAPTURE;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--parent") && i + 1 < args.length && args[i + 1].matches("[0-9]{1,18}")) {
                i++;
                parent = Optional.of(Long.parseLong(args[i]));
            } else if (args[i].equals("--check") && action == Action.CAPTURE) {
                action = Action.CHECK;
            } else if (args[i].equals("--start-over") && action == Action.CAPTURE) {
                action = Action.START_OVER;
            } else {
                rest.add(args[i]);
            }
        }
        return new CaptureArguments(ServiceArguments.parse(rest.toArray(String[]::new)), parent, action);
    }
}
