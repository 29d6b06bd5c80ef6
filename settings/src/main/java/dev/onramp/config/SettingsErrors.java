package dev.onramp.config;

import java.nio.file.Path;
import java.util.List;

/** Every failure of this module that a user meets. */
final class SettingsErrors {
    private SettingsErrors() {}

    static OnrampException invalid(List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-C001",
                "the settings cannot be used",
                problems,
                "mend the places named above; every key with its default is in docs/configuration.md");
    }

    static OnrampException missingFile(Path file, Throwable source) {
        return new OnrampException(
                "ONR-C002",
                "the settings file " + file + " cannot be read",
                source.toString(),
                "check the name given with --config, or leave it out to use the defaults",
                source);
    }

    static OnrampException unparsableFile(Path file, String why, Throwable source) {
        return new OnrampException(
                "ONR-C003",
                "the settings file " + file + " is not valid HOCON",
                why,
                "mend the line named; texts with other than letters, digits, '_' and '-' need quotes",
                source);
    }

    static OnrampException usage(String problem) {
        return new OnrampException(
                ServiceArguments.USAGE,
                "the program was started in a way that it does not know",
                problem,
                "start it with: [--config FILE] [--ready-file FILE]");
    }

    static OnrampException readyFile(Path file, Throwable source) {
        return new OnrampException(
                "ONR-C005",
                "the ready file " + file + " cannot be written",
                source.toString(),
                "name a file in a folder that may be written to",
                source);
    }
}
