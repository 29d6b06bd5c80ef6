package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
    private static final int EVENTS = 60_000;
    private static final int KEYS = 6_000;

    @Test
    void hasTheSharesThatWereAskedFor() {
        List<Change> changes = made(Workload.mixed(EVENTS, KEYS, 1));

        assertThat(changes).hasSize(EVENTS);
        long distinct = changes.stream().map(Change::sequence).distinct().count();
        assertThat((double) (EVENTS - distinct) / EVENTS).isCloseTo(0.01, within(0.003));
        assertThat((double) changes.stream().filter(Change::isDelete).count() / EVENTS)
                .isCloseTo(0.05, within(0.01));
        assertThat(changes.stream()
                        .map(each -> each.entity() + "/" + each.key())
                        .distinct())
                .hasSize(KEYS);
    }

    @Test
    void isOutOfOrderWithinItsBound() {
        List<Change> changes = made(Workload.mixed(EVENTS, KEYS, 1));
        long latest = 0;
        long behind = 0;
        Set<Long> seen = new HashSet<>();
        for (Change each : changes) {
            if (seen.add(each.sequence())) {
                behind = Math.max(behind, latest - each.sequence());
            }
            latest = Math.max(latest, each.sequence());
        }

        assertThat(behind).isBetween(500L, 1_200L);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        Workload workload = Workload.mixed(5_000, 600, 9);

        assertThat(made(workload)).isEqualTo(made(workload)).isNotEqualTo(made(Workload.mixed(5_000, 600, 10)));
    }

    private static List<Change> made(Workload workload) {
        List<Change> changes = new ArrayList<>();
        new ChangeStream(workload, 3).forEach(changes::add);
        return changes;
    }
}
