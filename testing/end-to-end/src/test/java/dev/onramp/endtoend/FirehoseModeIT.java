package dev.onramp.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline that archives by delivery streams, with what cannot be parsed encrypted, and the tools for the archive. */
class FirehoseModeIT {
    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @TempDir
    private Path folder;

    private CommandLine line;

    @BeforeEach
    void start() {
        line = new CommandLine(folder.resolve("data"));
    }

    @AfterEach
    void wipe() {
        line.onramp("down", "--wipe");
    }

    @Test
    void verifyHoldsBeforeAndAfterObjectsAreMerged() {
        JsonNode services = done("up", "--json").json().path("services");
        done("generate", "--changes", "2000", "--seed", "5");
        String broker = services.path("kafka")
                .path("connection")
                .path("bootstrap_servers")
                .asText();
        Ran produced = Ran.program(
                java.time.Duration.ofMinutes(1),
                Map.of(),
                List.of("kcat", "-b", broker, "-P", "-t", "raw_table_acct", "-p", "0"),
                "{\"pin\": \"98765\", broken");
        assertThat(produced.exitCode()).as(produced.toString()).isZero();

        verifyHolds();
        List<JsonNode> delivered = objects();
        assertThat(delivered)
                .isNotEmpty()
                .allMatch(each -> each.path("key").asText().contains("/archive-raw_table_"));
        assertThat(done("archive", "cat", "raw_table_acct", "--payload").out()).contains("{\"pin\": \"98765\", broken");
        Ran customer = done("archive", "cat", "--ref", "firehose://archive-raw_table_cust#raw_table_cust-0-0");
        assertThat(customer.out()).startsWith("{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":0,");
        List<String> before = lines();

        done("generate", "--changes", "500", "--seed", "5");
        verifyHolds();
        done("archive", "compact", "--older-than", "0s");

        assertThat(objects()).hasSizeLessThanOrEqualTo(8);
        verifyHolds();
        assertThat(lines()).containsAll(before);
    }

    private List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        done("archive", "ls", "--json").json().forEach(objects::add);
        return objects;
    }

    private List<String> lines() {
        return done("archive", "cat", "raw_table_cust").out().lines().toList();
    }

    private void verifyHolds() {
        done("verify", "--timeout", "240");
    }

    private Ran done(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--set", "archive.mode=firehose", "--set", "transform.unparsable-key=" + KEY));
        Ran ran = line.onramp(all.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }
}
