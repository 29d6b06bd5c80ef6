package dev.onramp.model;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.io.IOException;
import java.util.List;

/** Every failure of this module that a user meets. */
final class ModelErrors {
    private ModelErrors() {}

    static OnrampException invalid(String where, List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-M001",
                "the model in " + where + " cannot be used",
                problems,
                "mend the places named above and run `onramp model check`; the syntax is in docs/model.md");
    }

    static OnrampException unreadable(String where, IOException cause) {
        return new OnrampException(
                "ONR-M002",
                "the model folder " + where + " cannot be read",
                cause.toString(),
                "point --model (setting model-dir) at a folder with *.conf files, or leave it empty for the built-in model",
                cause);
    }
}
