package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.config.OnrampException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class IngestPlanTest {
    @ParameterizedTest
    @CsvSource({
        "--events, 10, ONR-B001",
        "--keys, 2, ONR-B001",
        "--rounds, 0, ONR-B001",
        "--batch-events, 1, ONR-B001",
        "--sizes, 5, ONR-B001",
        "--freshness-seconds, 1, ONR-B001",
        "--table-events, 1, ONR-B001",
        "--rate, -1, ONR-B004",
        "--heap, lots, ONR-B004",
        "--heap, 100m, ONR-B004",
    })
    void refusesWhatMakesNoSense(String option, String value, String error) {
        StringWriter err = new StringWriter();

        int code = command(err).execute(option + "=" + value);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains(error, option.equals("--table-events") ? option : value);
    }

    @Test
    void freshnessNeedsARateFromSomewhere() {
        StringWriter err = new StringWriter();

        assertThat(command(err).execute("--only=freshness")).isEqualTo(1);
        assertThat(err.toString()).contains("ONR-B004", "--rate");
    }

    @Test
    void refusesPartsThatThereAreNot() {
        assertThat(command(new StringWriter()).execute("--only=speed")).isEqualTo(2);
    }

    @Test
    void marksMissedTargetsAndVoidRuns(@TempDir Path folder) throws Exception {
        Sample ours = new Sample("onramp", 1, 1_000, 1, 1, Map.of(), Map.of(), Optional.empty());
        Sample plain = new Sample("plain Spark", 1, 1_000, 1, 2, Map.of(), Map.of(), Optional.empty());
        Sample wrong = Sample.failed("Paimon on Flink", 1, "customer: 1 rows missing");
        IngestReport report = new IngestReport(
                plan(),
                new Rounds(List.of(ours, plain, wrong)),
                List.of(
                        new Freshness.Result(Peer.ONRAMP, 10, 1, 1, 1, ""),
                        new Freshness.Result(Peer.PLAIN_SPARK, 10, 5, 8, 10, "")),
                List.of(),
                new Rounds(List.of()),
                List.of(),
                List.of());

        String text = IngestMarkdown.of(report);
        ReportFolder.write(folder, report, text, "{}");

        assertThat(report.isSound()).isFalse();
        assertThat(text)
                .contains("times plain Spark | at least 5.0 | 2.00 | **NOT REACHED**")
                .contains("share of plain Spark's | at most 0.2 | 0.10 | reached")
                .contains("times Paimon on Flink | at least 1.0 | - | not measured")
                .contains("VOID: round 1, Paimon on Flink: customer: 1 rows missing");
        assertThat(Files.readString(folder.resolve("throughput.svg"))).contains("plain Spark", "500");
        assertThat(folder.resolve("report.md")).content().contains("throughput.svg", "freshness.svg");
    }

    @Test
    void saysWhereItCannotWrite(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        IngestReport empty = new IngestReport(
                plan(), new Rounds(List.of()), List.of(), List.of(), new Rounds(List.of()), List.of(), List.of());

        assertThatThrownBy(() -> ReportFolder.write(file, empty, "", ""))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-B006"));
    }

    private static IngestPlan plan() {
        return new IngestPlan(
                java.util.EnumSet.of(IngestPlan.Part.THROUGHPUT),
                java.util.EnumSet.allOf(Peer.class),
                1_000,
                100,
                1,
                1,
                1_000,
                "1g",
                List.of(),
                List.of(),
                1,
                4,
                1_000,
                1_000,
                Throughput.Scans.LEFT_OUT,
                Map.of());
    }

    private static CommandLine command(StringWriter err) {
        return new CommandLine(new IngestBenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
