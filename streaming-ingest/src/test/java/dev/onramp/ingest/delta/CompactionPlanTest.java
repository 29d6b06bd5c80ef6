package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.ingest.delta.CompactionPlan.Candidate;
import dev.onramp.ingest.delta.CompactionPlan.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.Test;
import scala.Option;

class CompactionPlanTest {
    private static final Limits LIMITS = new Limits(100, 1000, 4);

    @Test
    void leavesFewSmallFilesAndAllLargeOnesAlone() {
        assertThat(paths(CompactionPlan.of(List.of(), LIMITS))).isEmpty();
        assertThat(paths(CompactionPlan.of(
                        List.of(file("a", 10, 1), file("b", 10, 2), file("c", 10, 3), file("large", 50, 4)), LIMITS)))
                .isEmpty();
        assertThat(paths(CompactionPlan.of(
                        List.of(file("a", 10, 1), file("b", 10, 2), file("c", 10, 3), many("d", 10, 500)), LIMITS)))
                .isEmpty();
    }

    @Test
    void putsNeighboursIntoFilesOfAtMostTheSizeAndRowsAskedFor() {
        List<Candidate> files = new ArrayList<>(List.of(file("large", 90, 0)));
        for (int i = 9; i >= 1; i--) {
            files.add(file("f" + i, 30, i));
        }

        assertThat(paths(CompactionPlan.of(files, LIMITS)))
                .containsExactly(List.of("f1", "f2", "f3"), List.of("f4", "f5", "f6"), List.of("f7", "f8", "f9"));
        assertThat(paths(CompactionPlan.of(
                        List.of(many("a", 1, 400), many("b", 1, 400), many("c", 1, 400), many("d", 1, 400)), LIMITS)))
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void doesNotWriteAFileAnewThatStaysAlone() {
        assertThat(paths(CompactionPlan.of(
                        List.of(
                                file("a", 45, 1),
                                file("b", 45, 2),
                                file("c", 45, 3),
                                file("d", 45, 4),
                                file("e", 45, 5)),
                        LIMITS)))
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void takesFilesWithoutOrBrokenStatistics() {
        assertThat(CompactionPlan.of(List.of(raw("a", null), raw("b", ""), raw("c", "no json"), raw("d", "{}")), LIMITS)
                        .files())
                .isEqualTo(4);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new Limits(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<String>> paths(CompactionPlan plan) {
        return plan.bins().stream()
                .map(bin -> bin.stream().map(each -> each.file().path()).toList())
                .toList();
    }

    private static Candidate file(String path, long bytes, int lowest) {
        return new Candidate(
                raw(path, "")
                        .file()
                        .copy(
                                path,
                                Scala.map(Map.of()),
                                bytes,
                                0,
                                true,
                                "",
                                null,
                                null,
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty()),
                1,
                String.format("%03d", lowest));
    }

    private static Candidate many(String path, long bytes, long rows) {
        Candidate file = file(path, bytes, 0);
        return new Candidate(file.file(), rows, path);
    }

    private static Candidate raw(String path, String statistics) {
        return Candidate.of(
                new AddFile(
                        path,
                        Scala.map(Map.of()),
                        1,
                        0,
                        true,
                        statistics,
                        null,
                        null,
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty()),
                "_sequence");
    }
}
