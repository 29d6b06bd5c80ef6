package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    @Test
    void theUsualPortStandsWhereNoneIsNamed() {
        assertThat(places("jdbc:trino://trino.example/lake/canonical").trino())
                .isEqualTo(new Places.Address("trino.example", 8080, "lake"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:trino://host:8080", "nonsense", "jdbc:trino://ho st/lake", ""})
    void anAddressWithoutItsPartsIsRefused(String url) {
        assertThatThrownBy(() -> places(url)).hasMessageContaining("ONR-K003").hasMessageContaining("trino.url");
    }

    @Test
    void passwordsInAnAddressAreNotShown() {
        assertThatThrownBy(() -> places("nonsense?password=hidden")).hasMessageNotContaining("hidden");
    }

    private static Places places(String trino) {
        return Places.of(Settings.load(Optional.empty(), Map.of(), Map.of("trino.url", trino)));
    }
}
