package dev.onramp.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultChoiceTest {
    private static final Map<Fault, Double> SETTINGS = settings();

    @Test
    void allTakesEveryFaultWithTheRateOfTheSettings() {
        assertThat(faults("all").rates()).hasSize(Fault.values().length).containsEntry(Fault.LATENESS, 0.02);
    }

    @Test
    void aNamedRateIsNearerThanTheSettings() {
        assertThat(faults("lateness, duplicates=0.5").rates())
                .isEqualTo(Map.of(Fault.LATENESS, 0.02, Fault.DUPLICATES, 0.5));
        assertThat(faults("all,lateness=0").rates()).containsEntry(Fault.LATENESS, 0.0);
        assertThat(faults("lateness=0,all").rates()).containsEntry(Fault.LATENESS, 0.0);
    }

    @Test
    void asksWhatWasMeantByAnUnknownName() {
        assertFails("duplicate", "Did you mean 'duplicates'?");
        assertFails("al", "Did you mean 'all'?");
        assertFails("wormhole", "Known here: all, bad-utf8, corrupt-bytes");
        assertFails("", "(nothing): there is no such fault");
        assertFails("lateness,,all", "(nothing): there is no such fault");
    }

    @Test
    void refusesRatesThatAreNone() {
        assertFails("lateness=2", "the rate is '2'");
        assertFails("lateness=-0.1", "the rate is '-0.1'");
        assertFails("lateness=NaN", "the rate is 'NaN'");
        assertFails("lateness=", "the rate is ''");
        assertFails("lateness=much", "the rate is 'much'");
        assertFails("lateness=0.1,lateness=0.2", "has two rates");
        assertFails("all=0.1", "has one rate for all");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertFails("latenes=1,duplicates=7,typo-changes", "Did you mean 'lateness'?");
        assertFails("latenes=1,duplicates=7,typo-changes", "the rate is '7'");
        assertFails("latenes=1,duplicates=7,typo-changes", "Did you mean 'type-changes'?");
    }

    @Test
    void refusesMoreFaultsThanChanges() {
        assertFails("lateness=0.6,duplicates=0.6", "the rates are 1.2 together");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> new Faults(Map.of(Fault.LATENESS, 1.5), 10))
                .withMessageContaining("generator.faults.lateness: is 1.5")
                .withMessageContaining("oversized-bytes: is 10");
    }

    @Test
    void plainRowsHaveNoFaults() {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() ->
                        GeneratorRequest.of(1, 1).with(FaultChoice.parse("all")).in(MessageFormat.PLAIN))
                .withMessageContaining("--format plain");
    }

    private static Faults faults(String text) {
        return Faults.of(FaultChoice.parse(text), SETTINGS, 2_000);
    }

    private static void assertFails(String text, String message) {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> faults(text))
                .withMessageContaining(message)
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-G001"));
    }

    private static Map<Fault, Double> settings() {
        Map<Fault, Double> rates = new EnumMap<>(Fault.class);
        for (Fault each : Fault.values()) {
            rates.put(each, 0.02);
        }
        return rates;
    }
}
