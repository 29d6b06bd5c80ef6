package dev.onramp.generator;

import dev.onramp.config.DidYouMean;
import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Which faults a run shall have, as somebody wrote it: {@code all}, or names with or without a rate. Immutable.
 *
 * @param chosen empty rates are those of the settings
 */
public record FaultChoice(Map<Fault, OptionalDouble> chosen) {
    /** No faults. */
    public static final FaultChoice NONE = new FaultChoice(Map.of());

    private static final String ALL = "all";

    public FaultChoice {
        chosen = Collections.unmodifiableMap(new EnumMap<>(withType(chosen)));
    }

    /**
     * Reads {@code all}, {@code lateness,duplicates=0.1}, {@code all,lateness=0}.
     *
     * @throws dev.onramp.config.OnrampException ONR-G001 with everything that is wrong
     */
    public static FaultChoice parse(String text) {
        Map<Fault, OptionalDouble> chosen = new EnumMap<>(Fault.class);
        List<Problem> problems = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("=", 2);
            if (words[0].equals(ALL) && words.length == 1) {
                for (Fault each : Fault.values()) {
                    chosen.putIfAbsent(each, OptionalDouble.empty());
                }
                continue;
            }
            Optional<Fault> fault = Fault.of(words[0].strip());
            if (fault.isEmpty()) {
                problems.add(unknown(words[0].strip(), words.length == 2));
            } else if (chosen.getOrDefault(fault.get(), OptionalDouble.empty()).isPresent()) {
                problems.add(problem(words[0].strip(), "has two rates", "Write it once"));
            } else {
                chosen.put(
                        fault.get(),
                        words.length == 1
                                ? OptionalDouble.empty()
                                : rate(words[0].strip(), words[1].strip(), problems));
            }
        }
        if (!problems.isEmpty()) {
            throw GeneratorErrors.wrongSettings(problems);
        }
        return new FaultChoice(chosen);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    private static Problem unknown(String name, boolean withRate) {
        if (name.equals(ALL) && withRate) {
            return problem(ALL, "has one rate for all", "Name each fault with its rate, or write all alone");
        }
        return problem(
                name.isEmpty() ? "(nothing)" : name,
                "there is no such fault",
                DidYouMean.advice(
                        name,
                        Stream.concat(Stream.of(ALL), Fault.labels().stream()).toList()));
    }

    private static OptionalDouble rate(String name, String text, List<Problem> problems) {
        try {
            double rate = Double.parseDouble(text);
            if (rate >= 0 && rate <= 1) {
                return OptionalDouble.of(rate);
            }
        } catch (NumberFormatException e) {
            // Is said below.
        }
        problems.add(problem(name, "the rate is '" + text + "'", "Write a number from 0 to 1, such as 0.01"));
        return OptionalDouble.empty();
    }

    private static Problem problem(String name, String cause, String fix) {
        return new Problem("request", 0, "faults, " + name, cause, fix);
    }

    private static Map<Fault, OptionalDouble> withType(Map<Fault, OptionalDouble> map) {
        Map<Fault, OptionalDouble> copy = new EnumMap<>(Fault.class);
        copy.putAll(map);
        return copy;
    }
}
