package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import org.junit.jupiter.api.Test;

class IngestMainTest {
    @Test
    void readsItsOptions() {
        assertThat(IngestMain.options(new String[] {"--config", "a", "--ready-file", "b"}))
                .containsEntry("--config", "a")
                .containsEntry("--ready-file", "b");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> IngestMain.options(new String[] {"--conifg", "a"}))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("--conifg");
        assertThatThrownBy(() -> IngestMain.options(new String[] {"--config"}))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("no value");
    }
}
