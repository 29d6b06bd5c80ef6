package dev.onramp.generator;

import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a run shall do.
 *
 * @param changes how many changes to make, at least 1
 * @param seed the same seed on the same ledger makes the same changes
 * @param changesPerSecond upper bound of the rate; 0 for none; empty for the setting {@code generator.rate}
 */
public record GeneratorRequest(long changes, long seed, OptionalInt changesPerSecond, MessageFormat format) {
    /** @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong */
    public GeneratorRequest {
        Objects.requireNonNull(format, "format");
        List<Problem> problems = new ArrayList<>();
        if (changes < 1) {
            problems.add(new Problem("request", 0, "changes", "is " + changes, "Ask for at least 1"));
        }
        if (changesPerSecond.orElse(0) < 0) {
            problems.add(new Problem(
                    "request",
                    0,
                    "rate",
                    "is " + changesPerSecond.getAsInt(),
                    "Ask for at least 1 a second, or 0 for no bound"));
        }
        if (!problems.isEmpty()) {
            throw GeneratorErrors.wrongSettings(problems);
        }
    }

    /** This many changes, at the rate of the settings, in format {@code row}. */
    public static GeneratorRequest of(long changes, long seed) {
        return new GeneratorRequest(changes, seed, OptionalInt.empty(), MessageFormat.ROW);
    }

    public GeneratorRequest atRate(int perSecond) {
        return new GeneratorRequest(changes, seed, OptionalInt.of(perSecond), format);
    }

    public GeneratorRequest in(MessageFormat other) {
        return new GeneratorRequest(changes, seed, changesPerSecond, other);
    }
}
