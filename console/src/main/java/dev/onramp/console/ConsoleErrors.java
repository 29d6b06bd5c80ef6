package dev.onramp.console;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.util.List;

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

    static OnrampException examplesFail(List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-U002",
                "worked examples of the model do not hold",
                problems,
                "mend the mapping or the example, then run ./onramp model check again");
    }

    static OnrampException badValue(String what, String value, String expected) {
        return new OnrampException(
                "ONR-U003", "bad value for " + what + ": " + value, expected, "correct it and run again");
    }

    static OnrampException badSample(String sample, String cause) {
        return new OnrampException(
                "ONR-U004",
                "no source can be proposed from " + sample,
                cause,
                "give JSON objects with the columns of rows, one after the other or in an array");
    }

    static OnrampException notWritten(java.nio.file.Path file, java.io.IOException source) {
        return new OnrampException(
                "ONR-U005",
                "cannot write " + file,
                source.getClass().getSimpleName() + ": " + source.getMessage(),
                "name a file in a folder that may be written to, or - for standard output",
                source);
    }
}
