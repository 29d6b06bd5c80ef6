package dev.onramp.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a real broker. */
class CanonicalReaderIT {
    private static LocalStack stack;
    private static String servers;
    private static Admin admin;
    private static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA);
        servers = IngestSettings.of(stack.settings()).bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        stack.close();
    }

    @Test
    void goesOnFromItsPositionsAndBeginsOthersAtTheirBeginning() throws Exception {
        String topic = topic("customer.replay-1", 2);
        for (int i = 0; i < 5; i++) {
            send(topic, 0, "a" + i);
            send(topic, 1, "b" + i);
        }

        try (CanonicalReader reader = reader(topic, Map.of(new TopicPartition(topic, 1), 3L), 2)) {
            List<CanonicalRecord> read = new ArrayList<>();
            assertThat(reader.positions())
                    .isEqualTo(Map.of(new TopicPartition(topic, 0), 0L, new TopicPartition(topic, 1), 3L));
            while (read.size() < 7) {
                assertThat(reader.read(Duration.ofSeconds(10), read::add)).isBetween(1, 2);
            }

            assertThat(read)
                    .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4", "b3", "b4");
            assertThat(read).extracting(CanonicalRecord::topic).containsOnly("customer");
            assertThat(reader.positions())
                    .isEqualTo(Map.of(new TopicPartition(topic, 0), 5L, new TopicPartition(topic, 1), 5L));
            assertThat(reader.read(Duration.ofMillis(50), read::add)).isZero();
        }
    }

    @Test
    void ofSeveralHeadersWithOneNameTheLastCountsAndOthersAreLeftOut() throws Exception {
        String topic = topic("headers", 1);
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, 0, "{}", null);
        record.headers()
                .add("ce_operation", bytes("create"))
                .add("other", bytes("x"))
                .add("ce_time", null)
                .add("ce_operation", bytes("delete"));
        producer.send(record).get();

        try (CanonicalReader reader = reader(topic, Map.of(), 10)) {
            List<CanonicalRecord> read = new ArrayList<>();
            while (read.isEmpty()) {
                reader.read(Duration.ofSeconds(10), read::add);
            }
            assertThat(read.get(0).value()).isNull();
            assertThat(read.get(0).headers())
                    .isEqualTo(new CanonicalRecord.LineageHeaders(null, "delete", null, null, null));
        }
    }

    @Test
    void aPartitionThatIsAddedIsReadFromItsBeginning() throws Exception {
        String topic = topic("growing", 1);
        try (CanonicalReader reader = reader(topic, Map.of(), 10)) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            send(topic, 1, "late");
            List<CanonicalRecord> read = new ArrayList<>();
            await("the record of the new partition")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> reader.read(Duration.ofMillis(200), read::add) > 0);

            assertThat(read)
                    .singleElement()
                    .satisfies(each -> assertThat(each.partition()).isOne());
        }
    }

    @Test
    void whatTheTopicDoesNotHoldIsAnErrorAndNotLeftOut() throws Exception {
        String topic = topic("short", 1);
        send(topic, 0, "only");
        try (CanonicalReader reader = reader(topic, Map.of(new TopicPartition(topic, 0), 7L), 10)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            reader.read(Duration.ofMillis(200), any -> {});
                        }
                    })
                    .isInstanceOf(OffsetOutOfRangeException.class);
        }
    }

    private static CanonicalReader reader(String topic, Map<TopicPartition, Long> positions, int most) {
        return new CanonicalReader(servers, "test", Map.of(topic, "customer"), positions, most);
    }

    private static String topic(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
        return name;
    }

    private static void send(String topic, int partition, String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, "{}", value)).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
