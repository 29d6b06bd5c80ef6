package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.delta.TableReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintainArgumentsTest {
    @Test
    void readsEveryOption() {
        assertThat(MaintainArguments.parse(
                        "--config",
                        "a.conf",
                        "--entity",
                        "customer",
                        "--json",
                        "--entity",
                        "account",
                        "--retain-hours",
                        "24",
                        "--force",
                        "--dry-run",
                        "--parent",
                        "1"))
                .isEqualTo(new MaintainArguments(
                        Optional.of(Path.of("a.conf")),
                        List.of("customer", "account"),
                        Optional.of(Duration.ofHours(24)),
                        true,
                        true,
                        true,
                        Optional.of(1L)));
        assertThat(MaintainArguments.parse().entities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--forced", "--entity", "--retain-hours x", "--retain-hours -1", "customer"})
    void refusesWhatItDoesNotKnow(String line) {
        assertThatThrownBy(() -> MaintainArguments.parse(line.split(" ")))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-C004"))
                .hasMessageContaining("onramp maintain --help");
    }

    @Test
    void printsForPeopleAndForMachines() {
        List<TableReport> reports = List.of(new TableReport("customer", 1, 2, 3, 4, 5, true, 6, 7));

        assertThat(MaintainMain.text(reports, true)).contains("customer ", "Nothing was changed");
        assertThat(MaintainMain.text(List.of(), false)).isEqualTo("There are no tables yet.\n");
        assertThat(MaintainMain.json(reports, false))
                .contains("\"dry_run\" : false", "\"merged\" : 3", "\"lost_to_other_writers\" : 6");
    }
}
