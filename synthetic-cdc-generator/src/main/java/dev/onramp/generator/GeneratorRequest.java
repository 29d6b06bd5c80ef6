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
 * @param faults what shall go wrong; plain rows can have none
 */
public record GeneratorRequest(
        long changes, long seed, OptionalInt changesPerSecond, MessageFormat format, FaultChoice faults) {
    /** @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong */
    public GeneratorRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(faults, "faults");
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
        if (format == MessageFormat.PLAIN && !faults.isEmpty()) {
            problems.add(new Problem(
                    "request",
                    0,
                    "faults",
                    "are asked for in format plain, in which nobody can tell what becomes of them",
                    "Leave out either --faults or --format plain"));
        }
        if (!problems.isEmpty()) {
            throw GeneratorErrors.wrongSettings(problems);
        }
    }

    /** This many changes, at the rate of the settings, in format {@code row}. */
    public static GeneratorRequest of(long changes, long seed) {
        return new GeneratorRequest(changes, seed, OptionalInt.empty(), MessageFormat.ROW, FaultChoice.NONE);
    }

    public GeneratorRequest atRate(int perSecond) {
        return new GeneratorRequest(changes, seed, OptionalInt.of(perSecond), format, faults);
    }

    public GeneratorRequest in(MessageFormat other) {
        return new GeneratorRequest(changes, seed, changesPerSecond, other, faults);
    }

    public GeneratorRequest with(FaultChoice others) {
        return new GeneratorRequest(changes, seed, changesPerSecond, format, others);
    }
}
