package dev.onramp.console;

import dev.onramp.config.OnrampException;

/** What the process says to scripts. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** A verification ran to its end and found differences. */
    static final int DIFFERENCES = 3;

    private ExitCode() {}

    /** Wrong settings, and names of columns that there are not, are what the caller wrote: usage. Everything else has failed. */
    static int of(OnrampException failure) {
        return failure.errorId().startsWith("ONR-C") || failure.errorId().equals("ONR-K002") ? USAGE : FAILED;
    }
}
