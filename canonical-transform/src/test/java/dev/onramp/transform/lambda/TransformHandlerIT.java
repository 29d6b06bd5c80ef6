package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.transform.LargeRecords;
import dev.onramp.transform.Transform;
import dev.onramp.transform.s3.Bucket;
import dev.onramp.transform.s3.S3LargeRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The function against a real broker and a real object store. */
class TransformHandlerIT {
    private static final byte[] GARBAGE = {'{', '"', 'p', 'i', 'n', '"', ':', (byte) 0xFF, 0, 'x'};
    private static final String[] ROWS = {
        "{\"__op\":\"c\",\"__seq\":1,\"__ts_ms\":1767225600000,\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\"}",
        "{\"acct_num\":\"2\",\"cust_num\":\"7\",\"status\":\"N\",\"pin\":\"98765\",\"created\":\"2026-01-31\"}",
        "{\"acct_num\":\"3\",\"cust_num\":\"7\",\"status\":\"?\",\"pin\":\"98765\"}",
        "{\"__op\":\"d\",\"__seq\":2,\"__ts_ms\":1767225601000,\"acct_num\":\"1\"}",
    };

    private static LocalStack stack;
    private static Settings settings;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3);
        settings = stack.settings();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void archivesMapsAndDeadLettersABatchAndChangesNothingWhenItIsRepeated() throws IOException {
        try (Transform transform = TransformHandler.transform(settings);
                LargeRecords largeRecords = S3LargeRecords.of(settings)) {
            check(new TransformHandler(transform, largeRecords));
        }
    }

    private static void check(TransformHandler handler) throws IOException {
        assertThat(invoke(handler)).isEqualTo(REPLY);

        Bucket bucket = new Bucket(settings);
        String object = "raw/raw_table_acct/dt=2026-01-01/"
                + "raw_table_acct-3-00000000000000000010-00000000000000000014.ndjson.gz";
        assertThat(bucket.names()).containsExactly(object);
        byte[] archived = bucket.read(object);
        checkArchive(archived);
        List<ConsumerRecord<byte[], byte[]>> events = read("account", 3);
        checkEvents(events, object);
        checkDeadLetters(read("raw_table_acct.dlq", 2));

        assertThat(invoke(handler)).isEqualTo(REPLY);

        assertThat(bucket.names()).containsExactly(object);
        assertThat(bucket.read(object)).isEqualTo(archived);
        List<ConsumerRecord<byte[], byte[]>> twice = read("account", 6);
        assertThat(contents(twice)).hasSize(3).isEqualTo(contents(events));
    }

    /** Id to value of each event; equal ids must have equal values. */
    private static Map<String, String> contents(List<ConsumerRecord<byte[], byte[]>> events) {
        Map<String, String> contents = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> event : events) {
            String value = event.value() == null ? "deleted" : new String(event.value(), UTF_8);
            String earlier = contents.put(header(event, "ce_id"), value);
            assertThat(earlier).isIn(null, value);
        }
        return contents;
    }

    private static final String REPLY = "{\"batchItemFailures\":[],\"partitions\":[{\"topic\":\"raw_table_acct\","
            + "\"partition\":3,\"firstOffset\":10,\"lastOffset\":14,\"records\":5,\"mapped\":3,\"deadLettered\":2,\"skipped\":0,"
            + "\"events\":3}]}";

    private static void checkArchive(byte[] archived) throws IOException {
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(archived)).readAllBytes(), UTF_8);
        assertThat(text).doesNotContain("98765");
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(json.readTree(line));
        }
        assertThat(lines).extracting(line -> line.get("offset").longValue()).containsExactly(10L, 11L, 12L, 13L, 14L);
        assertThat(lines.get(3).get("payload").textValue()).isEqualTo(ROWS[3]);
        assertThat(lines.get(1).get("payload").textValue().replaceAll("hmac-sha256:[0-9a-f]{64}", "98765"))
                .isEqualTo(ROWS[1]);
        assertThat(lines.get(4).get("payload").textValue()).startsWith("{\"pin\":\"hmac-sha256:");
    }

    private static void checkEvents(List<ConsumerRecord<byte[], byte[]>> events, String object) {
        assertThat(contents(events))
                .containsEntry(
                        "raw_table_acct-3-10/account/1",
                        "{\"account_number\":\"1\",\"customer_number\":\"7\",\"status\":\"Active\"}")
                .containsEntry(
                        "raw_table_acct-3-11/account/1",
                        "{\"account_number\":\"2\",\"customer_number\":\"7\",\"status\":\"New\",\"created\":\"2026-01-31\"}")
                .containsEntry("raw_table_acct-3-13/account/1", "deleted");
        ConsumerRecord<byte[], byte[]> first = events.stream()
                .filter(event -> header(event, "ce_id").equals("raw_table_acct-3-10/account/1"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(first.key(), UTF_8)).isEqualTo("{\"account_number\":\"1\"}");
        assertThat(first.timestamp()).isEqualTo(1767225600000L);
        assertThat(header(first, "ce_sequence")).isEqualTo("0000000000000000001-0000000000000000000");
        assertThat(header(first, "ce_rawref")).isEqualTo("s3://onramp-archive/" + object + "#1");
        assertThat(header(first, "ce_type")).isEqualTo("dev.onramp.account.upserted.v1");
        assertThat(header(first, "content-type")).isEqualTo("application/json");
    }

    private static void checkDeadLetters(List<ConsumerRecord<byte[], byte[]>> letters) {
        assertThat(letters)
                .extracting(letter -> header(letter, "onramp.error.id"))
                .containsExactly("ONR-T109", "ONR-T101");
        assertThat(letters)
                .extracting(letter -> header(letter, "__connect.errors.offset"))
                .containsExactly("12", "14");
        assertThat(new String(letters.get(0).value(), UTF_8).replaceAll("hmac-sha256:[0-9a-f]{64}", "98765"))
                .isEqualTo(ROWS[2]);
        assertThat(new String(letters.get(1).value(), UTF_8)).startsWith("{\"pin\":\"hmac-sha256:");
    }

    private static String invoke(TransformHandler handler) throws IOException {
        StringBuilder records = new StringBuilder();
        for (int index = 0; index <= ROWS.length; index++) {
            byte[] value = index < ROWS.length ? ROWS[index].getBytes(UTF_8) : GARBAGE;
            records.append(index == 0 ? "" : ",")
                    .append(("{\"topic\":\"raw_table_acct\",\"partition\":3,\"offset\":%d,\"timestamp\":1767225600123,"
                                    + "\"timestampType\":\"CREATE_TIME\",\"key\":null,\"value\":\"%s\",\"headers\":[]}")
                            .formatted(10 + index, Base64.getEncoder().encodeToString(value)));
        }
        String event = "{\"eventSource\":\"SelfManagedKafka\",\"records\":{\"raw_table_acct-3\":[" + records + "]}}";
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), reply, null);
        return reply.toString(UTF_8);
    }

    /** That many records from the beginning of a topic, oldest first within each partition. */
    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.section("kafka").getString("bootstrap-servers"),
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            Collection<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (records.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            assertThat(records).as("records of topic %s", topic).hasSize(count);
            return records;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
