package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running stack with a model of its own, driven by the launcher and looked at with other people's clients. */
final class Stack {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final CommandLine line;
    private final String model;
    private final JsonNode services;

    private Stack(CommandLine line, String model, JsonNode services) {
        this.line = line;
        this.model = model;
        this.services = services;
    }

    static Stack up(Path dataDir, Path model) {
        CommandLine line = new CommandLine(dataDir);
        String folder = model.toAbsolutePath().toString();
        Ran up = line.onramp("up", "--json", "--model", folder);
        assertThat(up.exitCode()).as(up.toString()).isZero();
        return new Stack(line, folder, up.json().path("services"));
    }

    void wipe() {
        line.onramp("down", "--wipe");
    }

    Ran onramp(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--model", model));
        Ran ran = line.onramp(all.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    String broker() {
        return connection("kafka", "bootstrap_servers");
    }

    /** Verifies everything and gives the account of one raw topic: class to records, without those that are 0. */
    Map<String, Long> verifiedAccount(String topic) {
        Ran verified = onramp("verify", "--json", "--timeout", "240");
        assertThat(verified.json().path("verified").asBoolean())
                .as(verified.out())
                .isTrue();
        Map<String, Long> account = new TreeMap<>();
        for (JsonNode partition : verified.json().path("partitions")) {
            if (partition.path("topic").asText().equals(topic)) {
                assertThat(partition.path("balances").asBoolean())
                        .as(partition.toString())
                        .isTrue();
                for (String each : List.of("input", "applied", "superseded", "duplicate", "skipped", "dead_lettered")) {
                    if (partition.path(each).asLong() > 0) {
                        account.merge(each, partition.path(each).asLong(), Long::sum);
                    }
                }
            }
        }
        return account;
    }

    /** Rows of PostgreSQL: columns with a bar between them, absent ones empty. */
    List<String> postgres(String sql) {
        Ran ran = Ran.program(
                AT_MOST,
                Map.of("PGPASSWORD", connection("postgres", "password"), "PGTZ", "UTC"),
                List.of(
                        "psql",
                        "-At",
                        connection("postgres", "jdbc_url").replace("jdbc:", ""),
                        "-U",
                        connection("postgres", "user"),
                        "-c",
                        sql));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran.out().lines().toList();
    }

    /** Rows of Delta or of a view through Trino, as the launcher prints them as CSV, without the heading. */
    List<String> trino(String sql) {
        return onramp("sql", sql, "--format", "csv").out().lines().skip(1).toList();
    }

    private String connection(String service, String fact) {
        JsonNode value = services.path(service).path("connection").path(fact);
        assertThat(value.isTextual())
                .as(service + "." + fact + " in " + services)
                .isTrue();
        return value.asText();
    }
}
