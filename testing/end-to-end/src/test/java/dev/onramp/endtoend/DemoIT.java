package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the README: one command runs the whole and proves it. */
class DemoIT {
    @TempDir
    private static Path folder;

    private static CommandLine line;

    @BeforeAll
    static void open() {
        line = new CommandLine(folder.resolve("data"));
    }

    @AfterAll
    static void wipe() {
        line.onramp("down", "--wipe");
    }

    @Test
    void runsTheWholeWithOneCommandAndProvesIt() {
        Ran demo = line.onramp("demo", "--exit", "--json");

        assertThat(demo.exitCode()).as(demo.toString()).isZero();
        JsonNode result = demo.json();
        assertThat(result.path("verified").asBoolean()).as(demo.out()).isTrue();
        assertThat(result.path("changes").asLong()).isEqualTo(10_000);
        assertThat(result.path("applied").asLong()
                        + result.path("superseded").asLong()
                        + result.path("duplicate").asLong()
                        + result.path("dead_lettered").asLong())
                .as("every change is accounted for")
                .isEqualTo(10_000);
        assertThat(result.path("peak_rss_mib").asLong())
                .as("memory of all processes in MiB")
                .isBetween(1L, 4096L);
        assertThat(result.path("endpoints").path("kafka").isObject()).isTrue();
        assertThat(line.onramp("status", "--json").json().path("rss_mib").asLong())
                .as("nothing runs after --exit")
                .isZero();
    }
}
