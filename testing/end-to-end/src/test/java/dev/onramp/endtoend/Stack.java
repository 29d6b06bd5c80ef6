package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A running stack, driven by the launcher and looked at with other people's clients. */
final class Stack {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final CommandLine line;
    private final List<String> common;
    private final JsonNode services;

    private Stack(CommandLine line, List<String> common) {
        this.line = line;
        this.common = common;
        try {
            this.services = onramp("up", "--json").json().path("services");
        } catch (AssertionError half) {
            wipe();
            throw half;
        }
    }

    /** With the built-in model. */
    static Stack up(Path dataDir) {
        return new Stack(new CommandLine(dataDir), List.of());
    }

    static Stack up(Path dataDir, Path model) {
        return new Stack(
                new CommandLine(dataDir),
                List.of("--model", model.toAbsolutePath().toString()));
    }

    /** @param settings words that every command gets */
    static Stack up(Path dataDir, List<String> settings) {
        return new Stack(new CommandLine(dataDir), settings);
    }

    void wipe() {
        line.onramp("down", "--wipe");
    }

    /** A command that must succeed. */
    Ran onramp(String... words) {
        return succeeded(tried(words));
    }

    /** A command that may fail. */
    Ran tried(String... words) {
        return line.onramp(Stream.concat(Stream.of(words), common.stream()).toArray(String[]::new));
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
        Map<String, String> environment = Map.of("PGPASSWORD", connection("postgres", "password"), "PGTZ", "UTC");
        String url = connection("postgres", "jdbc_url").replace("jdbc:", "");
        return client(environment, "psql", "-At", url, "-U", connection("postgres", "user"), "-c", sql)
                .out()
                .lines()
                .toList();
    }

    /** Runs kcat on the stack's broker. */
    Ran kcat(String... words) {
        return client(
                Map.of(),
                Stream.concat(Stream.of("kcat", "-b", broker()), Stream.of(words))
                        .toArray(String[]::new));
    }

    /** Sends one record to the first partition. */
    void produce(String topic, String value) {
        succeeded(Ran.program(AT_MOST, Map.of(), List.of("kcat", "-b", broker(), "-P", "-t", topic, "-p", "0"), value));
    }

    /** Runs the AWS command line on the stack's S3. */
    void aws(String... words) {
        client(
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        connection("s3", "access_key"),
                        "AWS_SECRET_ACCESS_KEY",
                        connection("s3", "secret_key"),
                        "AWS_DEFAULT_REGION",
                        "eu-central-1"),
                Stream.concat(Stream.of("aws", "--endpoint-url", connection("s3", "endpoint")), Stream.of(words))
                        .toArray(String[]::new));
    }

    private static Ran client(Map<String, String> environment, String... command) {
        return succeeded(Ran.program(AT_MOST, environment, List.of(command)));
    }

    private static Ran succeeded(Ran ran) {
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    /** Rows of Delta or of a view through Trino, as the launcher prints them as CSV, without the heading. */
    List<String> trino(String sql) {
        return onramp("sql", sql, "--format", "csv").out().lines().skip(1).toList();
    }

    /** Reads every column of every row of tables and views through Trino's driver: name with columns to number of rows. */
    Map<String, Integer> readByTrino(List<String> objects) {
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection trino =
                        DriverManager.getConnection(connection("trino", "jdbc_url"), connection("trino", "user"), "");
                Statement statement = trino.createStatement()) {
            for (String object : objects) {
                try (ResultSet result = statement.executeQuery("select * from lake." + object)) {
                    int columns = result.getMetaData().getColumnCount();
                    int count = 0;
                    while (result.next()) {
                        for (int i = 1; i <= columns; i++) {
                            result.getObject(i);
                        }
                        count++;
                    }
                    rows.put(object, count);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Trino does not read " + objects, e);
        }
        return rows;
    }

    private String connection(String service, String fact) {
        JsonNode value = services.path(service).path("connection").path(fact);
        assertThat(value.isTextual())
                .as(service + "." + fact + " in " + services)
                .isTrue();
        return value.asText();
    }
}
