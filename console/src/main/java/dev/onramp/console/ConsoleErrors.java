package dev.onramp.console;

import dev.onramp.config.OnrampException;

/** Every failure that the command line itself reports. */
final class ConsoleErrors {
    private ConsoleErrors() {}

    static OnrampException noHome() {
        return new OnrampException(
                "ONR-U001",
                "the installation was not found",
                "the system property onramp.home is not set",
                "start the command line with ./onramp");
    }

    static OnrampException notRunning(String what) {
        return new OnrampException(
                "ONR-U002", what + " needs the stack, and it is not running", "no process answers", "./onramp up");
    }

    static OnrampException badPattern(String what, String value, String expected) {
        return new OnrampException("ONR-U003", "bad value for " + what + ": " + value, expected, "correct it and run again");
    }
}
