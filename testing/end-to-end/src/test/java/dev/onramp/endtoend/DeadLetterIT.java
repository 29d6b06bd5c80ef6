package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be mapped waits, and comes into its own place after a fix of the model. */
class DeadLetterIT {
    @TempDir
    private static Path folder;

    private static Path model;
    private static Stack stack;

    @BeforeAll
    static void startWithAModelOfOnesOwn() throws IOException {
        model = folder.resolve("model");
        Path builtIn = Path.of(System.getProperty("onramp.home"), "canonical-model/src/main/resources/model");
        try (Stream<Path> files = Files.walk(builtIn)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path copy = model.resolve(builtIn.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        stack = Stack.up(folder.resolve("data"), model);
    }

    @AfterAll
    static void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void aDeadLetterIsReplayedIntoItsPlaceAfterTheModelIsFixed() throws IOException {
        stack.produce("raw_table_cust", customer("7", "Old", "D", 1));
        stack.produce("raw_table_cust", customer("7", "New", "F", 2));
        stack.produce("raw_table_cust", customer("8", "Waiting", "D", 1));
        stack.produce(
                "raw_table_acct",
                "{\"acct_num\":\"77\",\"cust_num\":\"7\",\"status\":\"X\",\"pin\":\"98765\",\"__seq\":1}");
        assertThat(deadLettered(json("verify"))).isEqualTo(3);

        JsonNode open = json("dlq", "ls");
        assertThat(open).hasSize(2);
        assertThat(open.get(1).path("error").asText()).isEqualTo("ONR-T109");
        assertThat(open.get(1).path("count").asInt()).isEqualTo(2);
        assertThat(stack.onramp("dlq", "show", "raw_table_acct-0-0").out())
                .contains("ONR-T109", "\"status\":\"X\"", "hmac-sha256:")
                .doesNotContain("98765");

        fix("raw_table_cust", "N = Nonbinary", "N = Nonbinary, D = Nonbinary");
        fix("raw_table_acct", "C = Closed", "C = Closed, X = Closed");
        assertThat(stack.tried("dlq", "replay").exitCode())
                .as("the function has the old model")
                .isEqualTo(1);
        json("up");

        JsonNode forecast = json("dlq", "replay", "--dry-run");
        assertThat(forecast)
                .extracting(each -> each.path("outcome").asText())
                .containsOnly("mapped")
                .hasSize(3);
        assertThat(json("dlq", "ls")).hasSize(2);
        assertThat(json("dlq", "replay").path("mapped").asInt()).isEqualTo(3);
        assertThat(json("dlq", "replay").path("letters").asInt()).isZero();
        assertThat(json("dlq", "ls")).isEmpty();

        assertThat(deadLettered(json("verify"))).isZero();
        assertThat(stack.trino("select id, name, gender from canonical.individual order by id"))
                .containsExactly("CUST7,New,Female", "CUST8,Waiting,Nonbinary");
    }

    private static String customer(String number, String name, String sex, int seq) {
        return "{\"cust_num\":\"%s\",\"status\":\"a\",\"name\":\"%s\",\"sex\":\"%s\",\"__seq\":%d}"
                .formatted(number, name, sex, seq);
    }

    private static void fix(String source, String old, String with) throws IOException {
        Path file = model.resolve("sources").resolve(source + ".conf");
        String text = Files.readString(file);
        assertThat(text).contains(old, "version = 1");
        Files.writeString(file, text.replace(old, with).replace("version = 1", "version = 2"));
    }

    private static long deadLettered(JsonNode report) {
        long count = 0;
        for (JsonNode partition : report.path("partitions")) {
            count += partition.path("dead_lettered").asLong();
        }
        return count;
    }

    /** A command that must succeed. */
    private static JsonNode json(String... words) {
        return stack.onramp(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new))
                .json();
    }
}
