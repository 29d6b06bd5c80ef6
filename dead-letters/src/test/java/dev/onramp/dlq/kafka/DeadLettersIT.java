package dev.onramp.dlq.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.onramp.config.Settings;
import dev.onramp.dlq.Letter;
import dev.onramp.dlq.Replay;
import dev.onramp.dlq.ReplayCounts;
import dev.onramp.dlq.ReplayTarget;
import dev.onramp.dlq.Selection;
import dev.onramp.dlq.lambda.LambdaReplayTarget;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.model.ModelLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dead letters of a real broker, and the real function. What an earlier model rejected is made by hand. */
class DeadLettersIT {
    private static final long TIMESTAMP = 1767225600123L;
    private static final String TOPIC = "raw_table_acct";
    private static final String GOOD =
            "{\"acct_num\":\"%s\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\",\"__seq\":5}";
    private static final String HASHED = GOOD.replace("98765", "hmac-sha256:" + "0".repeat(64));

    private static LocalStack stack;
    private static Settings settings;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.LAMBDA);
        settings = stack.settings();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        if (producer != null) {
            producer.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void mapsDeadLettersInTheirPlaceOnceAndKeepsWhatIsStillBad() throws Exception {
        long kept = produce(TOPIC, 1, TIMESTAMP, GOOD.formatted("1"));
        letter(kept, 1, TIMESTAMP, HASHED.formatted("1"));
        letter(900, 1, TIMESTAMP + 1, HASHED.formatted("2"));
        letter(901, 1, TIMESTAMP + 2, HASHED.formatted("3").replace("\"A\"", "\"?\""));
        letter(901, 1, TIMESTAMP + 2, HASHED.formatted("3").replace("\"A\"", "\"?\""));
        DeadLetterTopics topics = new DeadLetterTopics(ModelLoader.loadDefault(), servers());
        assertThat(open(topics)).hasSize(3);

        assertThat(replay(topics)).isEqualTo(new ReplayCounts(3, 2, 0, 1, 0, 2));
        assertThat(open(topics))
                .extracting(each -> each.origin().offset(), Letter::errorId)
                .containsExactly(tuple(901L, "ONR-T109"));
        assertThat(topics.read().replayed()).isEqualTo(2);

        assertThat(replay(topics)).isEqualTo(new ReplayCounts(1, 0, 0, 1, 0, 0));
        List<ConsumerRecord<byte[], byte[]>> events = all("account");
        assertThat(events)
                .extracting(each -> header(each, "ce_id"), each -> header(each, "ce_sequence"))
                .containsExactlyInAnyOrder(
                        tuple("sent-" + kept + "/account/1", "0000000000000000005-0000000000000000000"),
                        tuple("sent-900/account/1", "0000000000000000005-0000000000000000000"));
        assertThat(events).allSatisfy(each -> {
            assertThat(header(each, "ce_rawref")).startsWith("s3://bucket/object#");
            assertThat(header(each, "ce_time")).startsWith("2026-01-01T00:00:00.12");
            assertThat(new String(each.value(), UTF_8)).contains("\"status\":\"Active\"");
        });
        assertThat(all(TOPIC + ".dlq"))
                .allSatisfy(each -> assertThat(each.value() == null ? "" : new String(each.value(), UTF_8))
                        .doesNotContain("98765"));
    }

    @Test
    void saysThatTheFunctionOrTheBrokerIsNotThere() {
        Settings nowhere = settings.with(Map.of("lambda.endpoint", "http://127.0.0.1:9"));
        try (ReplayTarget target = new LambdaReplayTarget(nowhere)) {
            assertThatThrownBy(() -> target.invoke(new byte[] {'{', '}'})).hasMessageContaining("ONR-Q003");
        }
        try (ReplayTarget target = new LambdaReplayTarget(settings)) {
            assertThatThrownBy(() -> target.invoke("{\"replay\":true}".getBytes(UTF_8)))
                    .hasMessageContaining("ONR-Q003")
                    .hasMessageContaining("ONR-T004");
        }
        assertThatThrownBy(() -> new DeadLetterTopics(ModelLoader.loadDefault(), "no port").read())
                .hasMessageContaining("ONR-Q002");
    }

    private static ReplayCounts replay(DeadLetterTopics topics) {
        try (ReplayTarget target = new LambdaReplayTarget(settings)) {
            return new Replay(topics, target, 1_000_000).run(open(topics), done -> {});
        }
    }

    private static List<Letter> open(DeadLetterTopics topics) {
        return topics.read().matching(Selection.ALL);
    }

    private static void letter(long offset, int partition, long timestamp, String value) throws Exception {
        produce(
                TOPIC + ".dlq",
                0,
                timestamp,
                value,
                "__connect.errors.topic",
                TOPIC,
                "__connect.errors.partition",
                Integer.toString(partition),
                "__connect.errors.offset",
                Long.toString(offset),
                "onramp.error.id",
                "ONR-T106",
                "ce_dataid",
                "sent-" + offset,
                "ce_rawref",
                "s3://bucket/object#" + offset);
    }

    private static long produce(String topic, int partition, long timestamp, String value, String... headers)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, timestamp, null, value.getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        return producer.send(record).get().offset();
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(servers())) {
            reader.readAll(List.of(topic), records::add);
        }
        return records;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String servers() {
        return settings.section("kafka").getString("bootstrap-servers");
    }
}
