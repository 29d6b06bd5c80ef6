package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowHashesTest {
    @Test
    void tellsWhatIsMissingAndWhatIsTooMuch() {
        assertThat(rows(1, 2, 3).against(rows(3, 2, 1))).matches(RowHashes.Difference::isNone);
        assertThat(rows(1, 2, 3).against(rows(2, 4, 5))).isEqualTo(new RowHashes.Difference(2, 2));
        assertThat(rows(1).against(rows(1, 1))).isEqualTo(new RowHashes.Difference(0, 1));
        assertThat(rows(1, 2).against(rows())).isEqualTo(new RowHashes.Difference(2, 0));
    }

    @Test
    void leavesOneOfEach() {
        assertThat(rows(2, 1, 2, 2).distinct().against(rows(1, 2))).matches(RowHashes.Difference::isNone);
    }

    @Test
    void aRowIsItsCellsInTheirPlaces() {
        assertThat(RowHashes.hash(Arrays.asList("a", null)))
                .isEqualTo(RowHashes.hash(Arrays.asList("a", null)))
                .isNotEqualTo(RowHashes.hash(Arrays.asList(null, "a")))
                .isNotEqualTo(RowHashes.hash(List.of("a", "")))
                .isNotEqualTo(RowHashes.hash(List.of("a")));
    }

    private static RowHashes rows(long... hashes) {
        RowHashes rows = new RowHashes();
        Arrays.stream(hashes).forEach(rows::add);
        return rows;
    }
}
