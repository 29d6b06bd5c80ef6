package dev.onramp.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.dlq.Coordinate;
import dev.onramp.dlq.LetterGroup;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.PartitionAccount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
    @Test
    void addsUpThePartitionsOfATopic() {
        Table table = Pipeline.account(List.of(
                new PartitionAccount("b", 0, 10, 4, 3, 2, 1, 0, 0),
                new PartitionAccount("a", 0, 5, 5, 0, 0, 0, 0, 0),
                new PartitionAccount("b", 1, 7, 6, 0, 0, 0, 0, 1)));

        assertThat(table.rows())
                .containsExactly(
                        List.of("a", 5L, 5L, 0L, 0L, 0L, 0L, 0L, true),
                        List.of("b", 17L, 10L, 3L, 2L, 1L, 0L, 1L, false));
    }

    @Test
    void showsWhatWasComparedAndWhetherItAgrees() {
        Table table = Pipeline.checks(List.of(new Check("delta x", 3, 2, 1, 0, 0, List.of(), List.of())));

        assertThat(table.rows()).containsExactly(List.of("delta x", 3L, 2L, 1L, 0L, 0L, false));
    }

    @Test
    void showsDeadLettersByReason() {
        Table table = Pipeline.deadLetters(List.of(new LetterGroup(
                "raw", "ONR-T101", 2, Instant.EPOCH, Instant.EPOCH, Coordinate.parse("raw-0-1"), "no JSON")));

        assertThat(table.rows()).containsExactly(List.of("raw", "ONR-T101", 2L, "no JSON"));
    }
}
