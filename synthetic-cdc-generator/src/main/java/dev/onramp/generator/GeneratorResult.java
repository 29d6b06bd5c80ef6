package dev.onramp.generator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a run did. Everything in it is stored by the broker.
 *
 * @param changes changes made and sent
 * @param records records sent for them, and for what an earlier run held back
 * @param faults how many changes have each fault; those with none are left out
 * @param resent changes of an earlier run that was cut off, sent again because nobody knows whether they arrived
 * @param lastSequence sequence of the last change
 * @param ledger the file that tells all changes since the beginning
 */
public record GeneratorResult(
        long changes,
        long records,
        Map<Fault, Long> faults,
        long resent,
        long lastSequence,
        Duration duration,
        Path ledger) {
    public GeneratorResult {
        Map<Fault, Long> sorted = new EnumMap<>(Fault.class);
        sorted.putAll(faults);
        faults = Collections.unmodifiableMap(sorted);
    }
}
