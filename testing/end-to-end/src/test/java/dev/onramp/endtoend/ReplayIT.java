package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake and PostgreSQL are deleted by hand and come back from the raw archive, the same to the byte. */
class ReplayIT {
    private static final Map<String, String> KEYS =
            Map.of("customer", "customer_number", "individual", "id", "account", "account_number");
    private static final String GROUP = "somebody-elses";

    @TempDir
    private Path folder;

    private @Nullable Stack stack;

    @AfterEach
    void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void deletedStoresAreRebuiltWithEqualHashesAndTheCanonicalTopicsAreLeftInPeace() {
        Stack stack = Stack.up(folder.resolve("data"));
        this.stack = stack;
        stack.onramp("generate", "--changes", "3000", "--seed", "7");
        stack.produce("raw_table_acct", "no JSON at all");
        stack.produce(
                "raw_table_cust",
                "{\"op\":\"t\",\"source\":{\"connector\":\"postgresql\",\"lsn\":1,\"ts_ms\":1},\"ts_ms\":1}");
        stack.onramp("verify", "--timeout", "240");
        String consumed = consumedByAGroup(stack);
        Map<String, String> hashes = hashes(stack);
        String ends = ends(stack);

        stack.postgres("drop schema canonical cascade; drop schema onramp cascade");
        for (String entity : KEYS.keySet()) {
            for (String table : List.of(entity, entity + "_history")) {
                stack.aws("s3", "rm", "--recursive", "--quiet", "s3://onramp-lake/canonical/" + table + "/");
            }
        }
        JsonNode replayed = stack.onramp("replay", "--all", "--json").json();

        assertThat(hashes(stack)).isEqualTo(hashes);
        assertThat(replayed.path("records").asLong()).isGreaterThanOrEqualTo(3002);
        assertThat(replayed.path("dead_lettered").asLong()).isEqualTo(1);
        assertThat(replayed.path("records_per_second").asLong()).isPositive();
        assertThat(ends(stack)).isEqualTo(ends);
        assertThat(offsetsOf(stack, GROUP)).isEqualTo(consumed);
        assertThat(stack.kcat("-L").out()).doesNotContain(".replay-");
        stack.onramp("verify", "--timeout", "240");

        stack.onramp("replay", "--all", "--drop");
        assertThat(hashes(stack)).isEqualTo(hashes);
        stack.onramp("generate", "--changes", "100", "--seed", "7");
        stack.onramp("verify", "--timeout", "240");
    }

    @Test
    void withoutAScopeItIsAUsageError() {
        CommandLine line = new CommandLine(folder.resolve("data"));

        assertThat(line.onramp("replay").exitCode()).isEqualTo(2);
        Ran down = line.onramp("replay", "--all");
        assertThat(down.exitCode()).isEqualTo(1);
        assertThat(down.err()).contains("ONR-P001");
    }

    /** Of all rows in the order of key and sequence, with their lineage. */
    private static Map<String, String> hashes(Stack stack) {
        Map<String, String> hashes = new TreeMap<>();
        KEYS.forEach((entity, key) -> {
            hashes.put(
                    "postgres " + entity,
                    hash(stack.postgres("select * from canonical." + entity + " order by " + key + " collate \"C\"")));
            for (String table : List.of(entity, entity + "_history")) {
                String sql = "select * from canonical." + table + " order by " + key + ", _sequence";
                hashes.put("lake " + table, hash(stack.trino(sql)));
            }
        });
        return hashes;
    }

    private static String hash(List<String> rows) {
        assertThat(rows).hasSizeGreaterThan(100);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an application of its own has read and committed. */
    private static String consumedByAGroup(Stack stack) {
        stack.kcat("-G", GROUP, "-X", "auto.offset.reset=earliest", "-e", "-q", "customer", "account");
        String offsets = offsetsOf(stack, GROUP);
        assertThat(offsets).contains("customer", "account");
        return offsets;
    }

    private static String offsetsOf(Stack stack, String group) {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(Map.of("bootstrap.servers", stack.broker()))) {
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

    private static String ends(Stack stack) {
        StringBuilder ends = new StringBuilder();
        for (String topic : new java.util.TreeSet<>(KEYS.keySet())) {
            for (int partition = 0; partition < 4; partition++) {
                ends.append(
                        stack.kcat("-Q", "-t", topic + ":" + partition + ":-1").out());
            }
        }
        return ends.toString();
    }
}
