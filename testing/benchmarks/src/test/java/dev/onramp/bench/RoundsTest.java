package dev.onramp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void contestantsTakeTurnsAndEachRoundBeginsWithAnother() throws InterruptedException {
        Rounds rounds = Rounds.run(2, List.of(of("a", 1), of("b", 1)), sample -> {});

        assertThat(rounds.samples()).extracting(Sample::contestant).containsExactly("a", "b", "b", "a");
    }

    @Test
    void comparesRoundByRoundAndLeavesVoidRunsOut() throws InterruptedException {
        Contestant flawed = new Contestant() {
            @Override
            public String name() {
                return "b";
            }

            @Override
            public Sample run(int round) {
                if (round == 1) {
                    throw new IllegalStateException("lost a row");
                }
                return sample("b", round, 4);
            }
        };

        Rounds rounds = Rounds.run(2, List.of(of("a", 1), flawed), sample -> {});

        assertThat(rounds.voids())
                .singleElement()
                .satisfies(sample -> assertThat(sample.flaw())
                        .hasValueSatisfying(why -> assertThat(why).contains("lost a row")));
        assertThat(rounds.spread("a", "b", (a, b) -> a.rowsPerCpuSecond() / b.rowsPerCpuSecond()))
                .contains(new Spread(8, 8, 8));
        assertThat(rounds.spread("c", Sample::rowsPerSecond)).isEmpty();
    }

    /** The first round takes one CPU second, each further one as much less. */
    private static Contestant of(String name, double cpuSeconds) {
        return new Contestant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Sample run(int round) {
                return sample(name, round, cpuSeconds / round);
            }
        };
    }

    private static Sample sample(String name, int round, double cpuSeconds) {
        return new Sample(name, round, 100, 1, cpuSeconds, Map.of(), Map.of(), Optional.empty());
    }
}
