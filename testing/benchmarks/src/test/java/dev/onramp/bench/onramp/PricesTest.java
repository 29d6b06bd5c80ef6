package dev.onramp.bench.onramp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onramp.bench.Sample;
import dev.onramp.config.OnrampException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
    @TempDir
    private Path folder;

    @Test
    void modelsTheCostOfAMillionChanges() {
        Prices prices = new Prices("here", "today", 0.00002, 0.2, 2048, 0.005, 0.03, 5120);
        Sample run = new Sample(
                "x",
                1,
                500_000,
                1,
                1,
                Map.of(),
                Map.of(
                        Counts.INVOCATIONS, 50L,
                        Counts.BILLED_MILLIS, 10_000L,
                        Counts.ARCHIVE_OBJECTS, 200L,
                        Counts.FIREHOSE_BYTES, 1_000_000_000L),
                Optional.empty());

        Cost cost = Cost.of(run, prices);

        assertThat(cost.lambdaDuration()).isCloseTo(2 * 10 * 2 * 0.00002, within(1e-12));
        assertThat(cost.lambdaRequests()).isCloseTo(100 * 0.2 / 1e6, within(1e-12));
        assertThat(cost.s3Puts()).isCloseTo(400 / 1e3 * 0.005, within(1e-12));
        assertThat(cost.firehose()).isCloseTo(0.06, within(1e-12));
    }

    @Test
    void aFileReplacesWhatItNames() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.conf"), "prices { region = eu-central-1, s3-thousand-puts = 0.0054 }");

        Prices prices = Prices.load(Optional.of(file));

        assertThat(prices.region()).isEqualTo("eu-central-1");
        assertThat(prices.s3ThousandPuts()).isEqualTo(0.0054);
        assertThat(prices.lambdaMemoryMb())
                .isEqualTo(Prices.load(Optional.empty()).lambdaMemoryMb());
    }

    @Test
    void refusesAFileThatIsNotThereOrSaysNonsense() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("n.conf"), "prices { s3-thousand-puts = free }");
        Path gift = Files.writeString(folder.resolve("g.conf"), "prices { s3-thousand-puts = -1 }");
        for (Path file : new Path[] {folder.resolve("absent.conf"), nonsense, gift}) {
            assertThatThrownBy(() -> Prices.load(Optional.of(file)))
                    .isInstanceOfSatisfying(
                            OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-B002"));
        }
    }
}
