package dev.onramp.views.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final View VIEW = LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT).views().stream()
            .filter(view -> view.name().name().equals("individual_totals"))
            .findFirst()
            .orElseThrow();

    @Test
    void equalRowsInAnyOrderDifferInNothing() {
        assertThat(of(rows("a 1", "b 2"), rows("b 2", "a 1"))).isEmpty();
    }

    @Test
    void aCellIsNamedByRowAndColumn() {
        assertThat(of(rows("a 1", "b 2"), rows("a 1", "b 3")))
                .containsExactly(new Difference(
                        "trino",
                        "individual_totals",
                        "[b]",
                        VIEW.columns().get(1).name(),
                        "2",
                        "3"));
    }

    @Test
    void rowsTooFewTooManyAndTwiceAreFound() {
        assertThat(of(rows("a 1"), rows())).extracting(Difference::actual).containsExactly("no row");
        assertThat(of(rows(), rows("a 1"))).extracting(Difference::expected).containsExactly("no row");
        assertThat(of(rows("a 1"), rows("a 1", "a 1")))
                .extracting(Difference::expected, Difference::actual)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("no row", "[a, 1]"));
    }

    private static List<Difference> of(List<List<String>> expected, List<List<String>> actual) {
        return Comparison.of("trino", VIEW, expected, actual);
    }

    private static List<List<String>> rows(String... rows) {
        return Stream.of(rows)
                .map(row -> (List<String>) new ArrayList<>(List.of(row.split(" "))))
                .toList();
    }
}
