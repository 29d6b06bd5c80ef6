package dev.onramp.reconcile.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedRowTest {

    @Test
    void givesBackItsCells() {
        List<String> cells =
                Arrays.asList("a", null, "", "ü€𝄞", "x".repeat(126), "y".repeat(127), "z".repeat(20_000), null);
        assertThat(PackedRow.of(cells).cells()).isEqualTo(cells);
    }

    @Test
    void tellsNothingFromAnEmptyText() {
        assertThat(PackedRow.of(Arrays.asList("a", null))).isNotEqualTo(PackedRow.of(List.of("a", "")));
        assertThat(PackedRow.of(List.of("ab", ""))).isNotEqualTo(PackedRow.of(List.of("a", "b")));
        assertThat(PackedRow.of(List.of("a", "b"))).isEqualTo(PackedRow.of(List.of("a", "b")));
    }
}
