package dev.onramp.bench.onramp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.OnrampException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OnrampBenchIT {
    @Test
    void theQuickRunIsSoundAndFillsItsInvocations() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = new CommandLine(new OnrampBenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--quick", "--json");

        assertThat(status).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("sound").asBoolean()).isTrue();
        assertThat(report.path("runs")).hasSize(4).allSatisfy(run -> {
            assertThat(run.path("void").asBoolean()).isFalse();
            assertThat(run.path("cpu_seconds").asDouble()).isPositive();
        });
        JsonNode onramp = run(report, OnrampBench.ONRAMP);
        assertThat(onramp.at("/counts/canonical_records").asLong())
                .isEqualTo(run(report, OnrampBench.BOUND)
                        .at("/counts/canonical_records")
                        .asLong())
                .isGreaterThan(onramp.path("rows").asLong());
        assertThat(run(report, OnrampBench.SINGLE).at("/counts/invocations").asLong())
                .isEqualTo(run(report, OnrampBench.SINGLE).path("rows").asLong());
        assertThat(report.at("/ratios/payload_fill/median").asDouble()).isBetween(0.8, 1.0);
        for (String ratio : List.of(
                "of_bound",
                "of_bound_with_archive",
                "of_bound_start_included",
                "times_single_per_second",
                "times_single_per_cpu_second",
                "times_single_per_cpu_second_with_endpoint")) {
            assertThat(report.at("/ratios/" + ratio + "/median").asDouble())
                    .as(ratio)
                    .isPositive();
        }
        for (String contestant : List.of(OnrampBench.ONRAMP, OnrampBench.SINGLE)) {
            assertThat(report.at("/usd_per_million_changes/" + contestant + "/total_with_s3")
                            .asDouble())
                    .isPositive();
        }
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        Prices prices = Prices.load(Optional.empty());
        assertThatThrownBy(() -> new OnrampBench.Plan(999, 1, 1, 1, Map.of(), prices))
                .isInstanceOf(OnrampException.class);
        assertThatThrownBy(() -> new OnrampBench.Plan(1_000, 101, 1, 1, Map.of(), prices))
                .isInstanceOf(OnrampException.class);
        assertThatThrownBy(() -> new OnrampBench.Plan(1_000, 100, 0, 1, Map.of(), prices))
                .isInstanceOf(OnrampException.class);
    }

    private static JsonNode run(JsonNode report, String contestant) {
        for (JsonNode each : report.path("runs")) {
            if (each.path("contestant").asText().equals(contestant)) {
                return each;
            }
        }
        throw new AssertionError("no run of " + contestant);
    }
}
