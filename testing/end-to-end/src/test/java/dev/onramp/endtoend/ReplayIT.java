package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake and PostgreSQL are deleted by hand and come back from the raw archive, the same to the byte. */
class ReplayIT {
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Map<String, String> KEYS =
            Map.of("customer", "customer_number", "individual", "id", "account", "account_number");
    private static final String GROUP = "somebody-elses";

    @TempDir
    private Path folder;

    private CommandLine line;
    private JsonNode services;

    @AfterEach
    void wipe() {
        line.onramp("down", "--wipe");
    }

    @Test
    void deletedStoresAreRebuiltWithEqualHashesAndTheCanonicalTopicsAreLeftInPeace() {
        line = new CommandLine(folder.resolve("data"));
        services = done("up", "--json").json().path("services");
        done("generate", "--changes", "3000", "--seed", "7");
        produce("raw_table_acct", "no JSON at all");
        produce(
                "raw_table_cust",
                "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":1,\"ts_ms\":1},\"ts_ms\":1}");
        done("verify", "--timeout", "240");
        String consumed = consumedByAGroup();
        Map<String, String> hashes = hashes();
        String ends = ends();

        psql("drop schema canonical cascade; drop schema onramp cascade");
        for (String entity : KEYS.keySet()) {
            for (String table : List.of(entity, entity + "_history")) {
                aws("s3", "rm", "--recursive", "--quiet", "s3://onramp-lake/canonical/" + table + "/");
            }
        }
        JsonNode replayed = done("replay", "--all", "--json").json();

        assertThat(hashes()).isEqualTo(hashes);
        assertThat(replayed.path("records").asLong()).isGreaterThanOrEqualTo(3002);
        assertThat(replayed.path("dead_lettered").asLong()).isEqualTo(1);
        assertThat(replayed.path("records_per_second").asLong()).isPositive();
        assertThat(ends()).isEqualTo(ends);
        assertThat(offsetsOf(GROUP)).isEqualTo(consumed);
        assertThat(client(List.of("kcat", "-b", broker(), "-L")).out()).doesNotContain(".replay-");
        done("verify", "--timeout", "240");

        done("replay", "--all", "--drop");
        assertThat(hashes()).isEqualTo(hashes);
        done("generate", "--changes", "100", "--seed", "7");
        done("verify", "--timeout", "240");
    }

    @Test
    void withoutAScopeItIsAUsageError() {
        line = new CommandLine(folder.resolve("data"));

        assertThat(line.onramp("replay").exitCode()).isEqualTo(2);
        Ran down = line.onramp("replay", "--all");
        assertThat(down.exitCode()).isEqualTo(1);
        assertThat(down.err()).contains("ONR-P001");
    }

    /** Of all rows in the order of key and sequence, with their lineage. */
    private Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        KEYS.forEach((entity, key) -> {
            hashes.put(
                    "postgres " + entity,
                    hash(psql("select * from canonical." + entity + " order by " + key + " collate \"C\"")));
            for (String table : List.of(entity, entity + "_history")) {
                String sql = "select * from canonical." + table + " order by " + key + ", _sequence";
                hashes.put(
                        "lake " + table,
                        hash(done("sql", sql, "--format", "csv").out()));
            }
        });
        return hashes;
    }

    private static String hash(String rows) {
        assertThat(rows.lines().count()).as("rows").isGreaterThan(100);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(rows.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an application of its own has read and committed. */
    private String consumedByAGroup() {
        client(List.of(
                "kcat",
                "-b",
                broker(),
                "-G",
                GROUP,
                "-X",
                "auto.offset.reset=earliest",
                "-e",
                "-q",
                "customer",
                "account"));
        String offsets = offsetsOf(GROUP);
        assertThat(offsets).contains("customer", "account");
        return offsets;
    }

    private String offsetsOf(String group) {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", broker()))) {
            Map<String, Long> offsets = new TreeMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition.toString(), offset.offset()));
            return offsets.toString();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ends() {
        StringBuilder ends = new StringBuilder();
        for (String topic : new java.util.TreeSet<>(KEYS.keySet())) {
            for (int partition = 0; partition < 4; partition++) {
                ends.append(client(List.of("kcat", "-b", broker(), "-Q", "-t", topic + ":" + partition + ":-1"))
                        .out());
            }
        }
        return ends.toString();
    }

    private void produce(String topic, String value) {
        Ran ran = Ran.program(AT_MOST, Map.of(), List.of("kcat", "-b", broker(), "-P", "-t", topic, "-p", "0"), value);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private String psql(String sql) {
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
        return ran.out();
    }

    private void aws(String... words) {
        Ran ran = Ran.program(
                AT_MOST,
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        connection("s3", "access_key"),
                        "AWS_SECRET_ACCESS_KEY",
                        connection("s3", "secret_key"),
                        "AWS_DEFAULT_REGION",
                        "eu-central-1"),
                Stream.concat(Stream.of("aws", "--endpoint-url", connection("s3", "endpoint")), Stream.of(words))
                        .toList());
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private Ran done(String... words) {
        Ran ran = line.onramp(words);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    private static Ran client(List<String> command) {
        Ran ran = Ran.program(AT_MOST, Map.of(), command);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    private String broker() {
        return connection("kafka", "bootstrap_servers");
    }

    private String connection(String service, String fact) {
        JsonNode value = services.path(service).path("connection").path(fact);
        assertThat(value.isTextual())
                .as(service + "." + fact + " in " + services)
                .isTrue();
        return value.asText();
    }
}
