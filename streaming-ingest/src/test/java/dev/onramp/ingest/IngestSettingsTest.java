package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestSettingsTest {
    @ParameterizedTest
    @CsvSource({"both, true, true", "lake, true, false", "postgres, false, true"})
    void sinksCanBeLeftOut(String text, boolean lake, boolean postgres) {
        IngestSettings.Sinks sinks = with(text).sinks();

        assertThat(sinks.haveLake()).isEqualTo(lake);
        assertThat(sinks.havePostgres()).isEqualTo(postgres);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BOTH", "lake,postgres", "nowhere"})
    void refusesSinksThatThereAreNot(String text) {
        assertThatThrownBy(() -> with(text))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I007"));
    }

    @Test
    void bothSinksAreTheDefault() {
        assertThat(IngestSettings.of(Settings.defaults()).sinks()).isEqualTo(IngestSettings.Sinks.BOTH);
    }

    private static IngestSettings with(String sinks) {
        return IngestSettings.of(Settings.defaults().with(Map.of("ingest.sinks", sinks)));
    }
}
