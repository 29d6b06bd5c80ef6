package dev.onramp.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What all rounds gave. Void runs are kept, and left out of every figure. */
public record Rounds(List<Sample> samples) {
    public Rounds {
        samples = List.copyOf(samples);
    }

    /**
     * Lets the contestants take turns; each round begins with another one. One that throws has a void run.
     *
     * @param listener hears of each run
     */
    public static Rounds run(int rounds, List<Contestant> contestants, Consumer<Sample> listener)
            throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                Contestant next = contestants.get((turn + round - 1) % contestants.size());
                Sample sample = run(next, round);
                samples.add(sample);
                listener.accept(sample);
            }
        }
        return new Rounds(samples);
    }

    private static Sample run(Contestant contestant, int round) throws InterruptedException {
        try {
            return contestant.run(round);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Sample.failed(contestant.name(), round, e.toString());
        }
    }

    /** The valid runs of a contestant. */
    public List<Sample> of(String contestant) {
        return samples.stream()
                .filter(sample -> sample.contestant().equals(contestant) && sample.isValid())
                .toList();
    }

    public List<Sample> voids() {
        return samples.stream().filter(sample -> !sample.isValid()).toList();
    }

    /** A figure of a contestant; empty where every run of it is void. */
    public Optional<Spread> spread(String contestant, ToDoubleFunction<Sample> figure) {
        return spread(of(contestant).stream().mapToDouble(figure).boxed().toList());
    }

    /** A figure of two contestants, taken round by round where both have a valid run. */
    public Optional<Spread> spread(String one, String other, ToDoubleBiFunction<Sample, Sample> figure) {
        int last = samples.stream().mapToInt(Sample::round).max().orElse(0);
        return spread(IntStream.rangeClosed(1, last)
                .mapToObj(round -> paired(round, one, other, figure))
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList());
    }

    private OptionalDouble paired(int round, String one, String other, ToDoubleBiFunction<Sample, Sample> figure) {
        Optional<Sample> first = of(round, one);
        Optional<Sample> second = of(round, other);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(figure.applyAsDouble(first.get(), second.get()))
                : OptionalDouble.empty();
    }

    private Optional<Sample> of(int round, String contestant) {
        return of(contestant).stream().filter(sample -> sample.round() == round).findFirst();
    }

    private static Optional<Spread> spread(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }
}
