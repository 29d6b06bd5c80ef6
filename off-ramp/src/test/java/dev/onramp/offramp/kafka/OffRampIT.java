package dev.onramp.offramp.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.model.LegacyConsumer;
import dev.onramp.offramp.Consumers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way back through a real broker. */
class OffRampIT {
    private static final LegacyConsumer CONSUMER = Consumers.model().consumers().stream()
            .filter(each -> each.name().value().equals("crm_customers"))
            .findFirst()
            .orElseThrow();

    private static LocalStack stack;
    private static String servers;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA);
        servers = stack.settings().section("kafka").getString("bootstrap-servers");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void carriesAnEntityInOrderAndGoesOnWhereItWas() throws Exception {
        OffRampTopics.make(CONSUMER, servers, 3);
        OffRampTopics.make(CONSUMER, servers, 3);
        for (int number = 0; number < 50; number++) {
            for (String status : List.of("New", "Active", "Closed")) {
                send(
                        number,
                        "{\"customer_number\":\"%d\",\"status\":\"%s\",\"party_id\":\"CUST%d\",\"party_type\":\"Individual\"}"
                                .formatted(number, status, number),
                        "update");
            }
        }
        send(7, null, "delete");
        send(8, "{\"customer_number\":\"8\",\"status\":\"Unheard\"}", "update");
        carry(151, 1);

        List<ConsumerRecord<byte[], byte[]>> rows = all("crm_customer_rows");
        assertThat(texts(rows, "9"))
                .containsExactly(
                        "{\"cust_num\":\"9\",\"status\":\"n\",\"__op\":\"u\",\"__ts_ms\":1767225600000}",
                        "{\"cust_num\":\"9\",\"status\":\"a\",\"__op\":\"u\",\"__ts_ms\":1767225600000}",
                        "{\"cust_num\":\"9\",\"status\":\"c\",\"__op\":\"u\",\"__ts_ms\":1767225600000}");
        assertThat(texts(rows, "7")).last().isEqualTo("{\"cust_num\":\"7\",\"__op\":\"d\",\"__ts_ms\":1767225600000}");
        assertThat(rows)
                .allSatisfy(
                        each -> assertThat(header(each, "ce_dataid")).isEqualTo("id-" + new String(each.key(), UTF_8)));
        ConsumerRecord<byte[], byte[]> letter = all("crm_customer_rows.dlq").get(0);
        assertThat(header(letter, "onramp.error.id")).isEqualTo("ONR-O101");
        assertThat(header(letter, "__connect.errors.topic")).isEqualTo("customer");
        assertThat(header(letter, "__connect.errors.exception.message")).contains("'Unheard'");

        send(9, "{\"customer_number\":\"9\",\"status\":\"Active\"}", "update");
        carry(152, 1);
        assertThat(texts(all("crm_customer_rows"), "9"))
                .hasSize(4)
                .last()
                .asString()
                .contains("\"a\"");
    }

    @Test
    void saysThatThereIsNoBroker() {
        assertThatThrownBy(() -> new OffRamp(CONSUMER, "no port")).hasMessageContaining("ONR-O002");
        assertThatThrownBy(() -> OffRampTopics.make(CONSUMER, "no port", 1)).hasMessageContaining("ONR-O002");
    }

    /** Runs until the topics hold so many records, then stops it in order. */
    private static void carry(int rows, int letters) {
        try (OffRamp offRamp = new OffRamp(CONSUMER, servers)) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> offRamp.run(done -> {}));
            try {
                await("rows on the topic of the consumer")
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> {
                            assertThat(end("crm_customer_rows")).isEqualTo(rows);
                            assertThat(end("crm_customer_rows.dlq")).isEqualTo(letters);
                        });
            } finally {
                offRamp.stop();
                run.join();
            }
        }
    }

    private static void send(int number, String value, String operation) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    "customer",
                    ("{\"customer_number\":\"" + number + "\"}").getBytes(UTF_8),
                    value == null ? null : value.getBytes(UTF_8));
            record.headers().add("ce_operation", operation.getBytes(UTF_8));
            record.headers().add("ce_time", "2026-01-01T00:00:00.000Z".getBytes(UTF_8));
            record.headers().add("ce_dataid", ("id-" + number).getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    private static long end(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long count = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            await("all of " + topic).atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<String> texts(List<ConsumerRecord<byte[], byte[]>> rows, String key) {
        return rows.stream()
                .filter(each -> new String(each.key(), UTF_8).equals(key))
                .map(each -> new String(each.value(), UTF_8))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
