package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryViewsTest {
    @Test
    void validityIsComputedPerKeyInSequenceOrder() {
        View view = view("city_history");

        assertThat(view.body())
                .contains(
                        "PARTITION BY stored.country_code, stored.city_name ORDER BY stored._sequence",
                        "FROM canonical.city_history AS stored",
                        "WHERE change._op <> 'delete' AND change._op <> 'truncate'");
        assertThat(view.columns())
                .extracting(ViewColumn::name)
                .containsExactly(
                        "country_code",
                        "city_name",
                        "inhabitants",
                        "_op",
                        "_sequence",
                        "_valid_from",
                        "_valid_to",
                        "_is_current");
    }

    @Test
    void deletesAreLeftOutOnlyAfterTheWindowHasSeenThem() {
        String body = view("city_history").body();

        assertThat(body.indexOf("WHERE change")).isGreaterThan(body.indexOf(") AS change"));
    }

    private static View view(String name) {
        return LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT).views().stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
