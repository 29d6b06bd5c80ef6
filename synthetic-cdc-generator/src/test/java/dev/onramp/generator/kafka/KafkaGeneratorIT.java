package dev.onramp.generator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.GeneratorResult;
import dev.onramp.generator.MessageFormat;
import dev.onramp.generator.ProgressListener;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaGeneratorIT {
    private static final Pattern SEQUENCE = Pattern.compile("\"(?:__)?seq\":(\\d+)");

    private static LocalStack stack;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void storesEveryChangeOfTheLedgerKeyedAndInOrder() throws IOException {
        Map<TopicPartition, Long> before = ends();

        GeneratorResult result =
                KafkaGenerator.run(GeneratorRequest.of(3_000, 42), settings("ordered"), ProgressListener.SILENT);

        assertThat(distinctInOrderPerKey(since(before))).isEqualTo(sequences(Files.readAllLines(result.ledger())));
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledAndComesBack() throws IOException {
        Map<TopicPartition, Long> before = ends();
        AtomicLong sent = new AtomicLong();
        CompletableFuture<GeneratorResult> run = CompletableFuture.supplyAsync(() -> KafkaGenerator.run(
                GeneratorRequest.of(6_000, 7).atRate(1_000), settings("killed"), (soFar, total) -> sent.set(soFar)));
        Awaitility.await("half of the changes are sent")
                .atMost(Duration.ofMinutes(1))
                .until(() -> sent.get() > 3_000);

        stack.kill(Service.KAFKA);
        stack.up(Set.of(Service.KAFKA), StackListener.SILENT);

        assertThat(run.join().changes()).isEqualTo(6_000);
        assertThat(distinctInOrderPerKey(since(before)))
                .isEqualTo(sequences(Files.readAllLines(run.join().ledger())));
    }

    @Test
    void sendsPlainRowsWithoutKeyAndHeaders() {
        Map<TopicPartition, Long> before = ends();

        KafkaGenerator.run(
                GeneratorRequest.of(200, 42).in(MessageFormat.PLAIN), settings("plain"), ProgressListener.SILENT);

        List<ConsumerRecord<byte[], byte[]>> records = since(before);
        assertThat(records).hasSize(200).allSatisfy(each -> {
            assertThat(each.key()).isNull();
            assertThat(each.headers()).isEmpty();
            assertThat(each.value()).asString(UTF_8).doesNotContain("__");
        });
        assertThat(records).extracting(ConsumerRecord::timestamp).doesNotHaveDuplicates();
    }

    @Test
    void saysThatNoBrokerAnswers() {
        Settings nowhere = settings("nowhere")
                .with(Map.of("kafka.bootstrap-servers", "127.0.0.1:1", "generator.delivery-timeout", "2s"));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> KafkaGenerator.run(GeneratorRequest.of(1, 1), nowhere, ProgressListener.SILENT))
                .withMessageContaining("127.0.0.1:1")
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-G006"));
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private Settings settings(String name) {
        return stack.settings()
                .with(Map.of("data-dir", folder.resolve(name).toString(), "generator.delivery-timeout", "120s"));
    }

    /** Sequences in the order of their first arrival for each key; fails when a new sequence comes after a higher one of its key. */
    private static List<Long> distinctInOrderPerKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Long> highest = new HashMap<>();
        List<Long> distinct = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long sequence = sequence(new String(record.value(), UTF_8));
            if (!distinct.contains(sequence)) {
                String key = record.topic() + new String(record.key(), UTF_8);
                assertThat(highest.getOrDefault(key, 0L)).as("order of " + key).isLessThan(sequence);
                highest.put(key, sequence);
                distinct.add(sequence);
            }
        }
        return distinct.stream().sorted().toList();
    }

    private static List<Long> sequences(List<String> ledger) {
        return ledger.stream().map(KafkaGeneratorIT::sequence).sorted().toList();
    }

    private static long sequence(String json) {
        Matcher matcher = SEQUENCE.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> since(Map<TopicPartition, Long> begin) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            begin.forEach(consumer::seek);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return Arrays.asList("raw_table_cust", "raw_table_acct").stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.settings().section("kafka").getString("bootstrap-servers")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
