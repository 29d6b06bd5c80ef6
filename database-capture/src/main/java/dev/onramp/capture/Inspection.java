package dev.onramp.capture;

import dev.onramp.config.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What the database was found to be like.
 *
 * @param problems what must be mended before it can be captured, each with the statement to run
 * @param warnings what works, but not in every case
 * @param facts what was looked at and is right, for a person who asked
 * @param publicationExists whether the publication is there; it lists the tables then, or there is a problem that says so
 */
public record Inspection(
        List<Problem> problems, List<String> warnings, List<String> facts, SlotState slot, boolean publicationExists) {
    public Inspection {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
        Objects.requireNonNull(slot, "slot");
    }
}
