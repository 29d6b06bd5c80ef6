package dev.onramp.generator;

import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each fault happens. Immutable.
 *
 * @param rates share of the changes, from 0 to 1, together at most 1; a fault draws its share of all changes and happens to those that it fits
 * @param oversizedBytes size of an oversized record, from 1,000 to 100,000,000; the brokers must take it
 */
public record Faults(Map<Fault, Double> rates, int oversizedBytes) {
    /** A system that does nothing wrong. */
    public static final Faults NONE = new Faults(Map.of(), 1_000);

    private static final int LEAST_BYTES = 1_000;
    private static final int MOST_BYTES = 100_000_000;

    /** @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong */
    public Faults {
        Map<Fault, Double> sorted = new EnumMap<>(Fault.class);
        sorted.putAll(rates);
        rates = Collections.unmodifiableMap(sorted);
        List<Problem> problems = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<Fault, Double> each : rates.entrySet()) {
            double rate = each.getValue();
            sum += rate;
            if (!(rate >= 0 && rate <= 1)) {
                problems.add(problem(each.getKey().label(), "is " + rate, "Write a number from 0 to 1"));
            }
        }
        if (problems.isEmpty() && sum > 1) {
            problems.add(problem(
                    "*", "the rates are " + sum + " together", "A change has one fault: keep their sum at most 1"));
        }
        if (oversizedBytes < LEAST_BYTES || oversizedBytes > MOST_BYTES) {
            problems.add(problem(
                    "oversized-bytes",
                    "is " + oversizedBytes,
                    "Write a number from " + LEAST_BYTES + " to " + MOST_BYTES));
        }
        if (!problems.isEmpty()) {
            throw GeneratorErrors.wrongSettings(problems);
        }
    }

    /**
     * What was chosen, with the rates of the settings where it names none.
     *
     * @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong
     */
    public static Faults of(FaultChoice choice, Map<Fault, Double> settings, int oversizedBytes) {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        choice.chosen().forEach((fault, rate) -> rates.put(fault, rate.orElse(settings.getOrDefault(fault, 0.0))));
        return new Faults(rates, oversizedBytes);
    }

    private static Problem problem(String key, String cause, String fix) {
        return new Problem("settings", 0, "generator.faults." + key, cause, fix);
    }
}
