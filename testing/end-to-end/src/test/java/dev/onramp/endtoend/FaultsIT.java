package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running stack that is fed with every fault, and with everything that nobody should send, while parts of it are killed. */
class FaultsIT {
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    /** How long the function's endpoint is away. */
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static CommandLine line;
    private static JsonNode services;

    @BeforeAll
    static void start() {
        line = new CommandLine(folder.resolve("data"));
        up();
    }

    @AfterAll
    static void wipe() {
        line.onramp("down", "--wipe");
    }

    @Test
    void everyFaultComesOutAsTheLedgerSaysThoughTheFunctionIsAwayAndTheForwarderIsKilledTwice() {
        CompletableFuture<Ran> generated = CompletableFuture.supplyAsync(
                () -> line.onramp("generate", "--changes", "50000", "--faults", "all", "--seed", "7", "--json"));
        kill("lambda");
        await("the endpoint is away for a while")
                .pollDelay(OUTAGE)
                .atMost(AT_MOST)
                .until(() -> true);
        up();
        kill("forwarder");
        up();
        kill("forwarder");
        up();

        Ran ran = generated.join();
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.json().path("faults").size()).isEqualTo(11);
        JsonNode report = verified();
        assertThat(check(report, "ledger").path("actual").asLong())
                .isGreaterThanOrEqualTo(ran.json().path("records").asLong());
        for (JsonNode partition : report.path("partitions")) {
            assertThat(partition.path("balances").asBoolean())
                    .as(partition.toString())
                    .isTrue();
            for (String each : List.of("applied", "superseded", "duplicate", "dead_lettered")) {
                assertThat(partition.path(each).asLong())
                        .as(each + " in " + partition)
                        .isPositive();
            }
        }
    }

    @Test
    void theHostileCorpusIsAppliedOrDeadLetteredAndStopsNothing() {
        Map<String, Long> before = accounted();
        List<HostileRecord> corpus = HostileCorpus.of(7);
        produce(corpus);

        Map<String, Long> after = accounted();
        Map<String, Long> expected = new HashMap<>(before);
        corpus.forEach(each -> expected.merge(each.topic(), 1L, Long::sum));
        assertThat(after).isEqualTo(expected);
        Ran generated = line.onramp("generate", "--changes", "100");
        assertThat(generated.exitCode()).as(generated.toString()).isZero();
        verified();
    }

    /** Records of each raw topic that have an outcome. */
    private static Map<String, Long> accounted() {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode each : verified().path("partitions")) {
            long known = List.of("applied", "superseded", "duplicate", "dead_lettered", "skipped").stream()
                    .mapToLong(kind -> each.path(kind).asLong())
                    .sum();
            counts.merge(each.path("topic").asText(), known, Long::sum);
        }
        return counts;
    }

    private static void produce(List<HostileRecord> corpus) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                services.path("kafka")
                        .path("connection")
                        .path("bootstrap_servers")
                        .asText(),
                ProducerConfig.ACKS_CONFIG,
                "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (HostileRecord each : corpus) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(each.topic(), each.key(), each.value());
                each.headers().forEach(header -> record.headers().add(new RecordHeader(header.name(), header.value())));
                sent.add(producer.send(record));
            }
            producer.flush();
            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.get().hasOffset()).isTrue());
        }
    }

    private static void kill(String service) {
        long victim = services.path(service).path("pids").get(0).asLong();
        Ran ran = Ran.program(AT_MOST, Map.of(), List.of("kill", "-9", Long.toString(victim)));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        await(service + " is dead")
                .atMost(AT_MOST)
                .until(() -> ProcessHandle.of(victim).isEmpty());
    }

    private static void up() {
        Ran up = line.onramp("up", "--json");
        assertThat(up.exitCode()).as(up.toString()).isZero();
        services = up.json().path("services");
    }

    private static JsonNode verified() {
        Ran ran = line.onramp("verify", "--json", "--timeout", "400");
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran.json();
    }

    private static JsonNode check(JsonNode report, String name) {
        for (JsonNode each : report.path("checks")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no check " + name + " in " + report);
    }
}
