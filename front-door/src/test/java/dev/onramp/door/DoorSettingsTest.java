package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.ProducerKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorSettingsTest {
    private static final CanonicalModel MODEL = ModelLoader.loadDefault();
    private static final ProducerKey KEY = new ProducerKey("k");

    @Test
    void readsProducersWithTheirTables() {
        DoorSettings settings = DoorSettings.from(
                Settings.defaults()
                        .with(Map.of(
                                "front-door.producers.crm.key-hash",
                                KEY.hash(),
                                "front-door.producers.crm.tables",
                                "raw_table_cust , raw_table_acct")),
                MODEL);

        assertThat(settings.producers())
                .containsExactly(new Producer(
                        "crm", KEY.hash(), Set.of(new Identifier("raw_table_cust"), new Identifier("raw_table_acct"))));
        assertThat(new Producers(settings.producers()).authenticate(Optional.of("bearer k")))
                .isPresent();
        assertThat(new Producers(settings.producers()).authenticate(Optional.of("Bearer K")))
                .isEmpty();
        assertThat(new Producers(settings.producers()).authenticate(Optional.empty()))
                .isEmpty();
    }

    @Test
    void namesEverythingThatIsWrong() {
        Settings wrong = Settings.defaults()
                .with(Map.of(
                        "front-door.producers.crm.key-hash", "secret",
                        "front-door.producers.crm.tables", "raw_table_cust, raw_table_act",
                        "front-door.port", "0",
                        "front-door.rate-burst", "5",
                        "front-door.idle-timeout", "0s"));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> DoorSettings.from(wrong, MODEL))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-H001"))
                .withMessageContaining("5 problems")
                .withMessageContaining("'raw_table_act' is no source table. Did you mean 'raw_table_acct'?")
                .withMessageNotContaining("secret");
    }
}
