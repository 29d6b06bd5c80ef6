package dev.onramp.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IngestBenchIT {
    @Test
    void aTinyRunIsHeldAgainstTheOracle() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = new CommandLine(new IngestBenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "--quick",
                        "--json",
                        "--only=throughput",
                        "--peers=onramp,plain_spark",
                        "--heap=768m",
                        "--jvm-option=-XX:+UseSerialGC",
                        "--jvm-option=-XX:TieredStopAtLevel=1");

        assertThat(status).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("sound").asBoolean()).isTrue();
        assertThat(report.path("runs")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("void").asBoolean()).isFalse();
            assertThat(run.path("cpu_seconds").asDouble()).isPositive();
            assertThat(run.at("/counts/s3_writes").asLong()).isPositive();
            assertThat(run.at("/counts/s3_bytes_written").asLong()).isGreaterThan(100_000);
            assertThat(run.at("/counts/peak_rss_mib").asLong()).isPositive();
        });
        assertThat(report.at("/targets/0/measured").asDouble()).isPositive();
    }
}
