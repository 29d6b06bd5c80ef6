package dev.onramp.bench.views;

import dev.onramp.config.Settings;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Accounts, their customers (one for two accounts) and these as persons, as records of the canonical topics: all of them once, then changes of some. */
final class ViewRecords implements AutoCloseable {
    private static final List<String> ENTITIES = List.of("individual", "customer", "account");
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] NAMES = {"Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Katherine", "Ken"};

    private final Producer<byte[], byte[]> producer;
    private final Random random;
    private final int accounts;
    private long sequence;

    ViewRecords(Settings settings, int accounts, long seed) throws ExecutionException, InterruptedException {
        this.accounts = accounts;
        this.random = new Random(seed);
        String servers = settings.section("kafka").getString("bootstrap-servers");
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            for (String each : ENTITIES) {
                create(admin, each);
            }
        }
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Every row once; returns when the broker has them. */
    void fill() {
        for (int customer = 0; customer < customers(); customer++) {
            individual(customer);
            customer(customer);
        }
        for (int account = 0; account < accounts; account++) {
            account(account);
        }
        producer.flush();
    }

    /** Changes of so many rows of each entity, anywhere; returns when the broker has them. */
    void change(int rows) {
        for (int i = 0; i < rows; i++) {
            individual(random.nextInt(customers()));
            customer(random.nextInt(customers()));
            account(random.nextInt(accounts));
        }
        producer.flush();
    }

    /** The highest sequence of an account so far, as the tables have it: the last record is one's. */
    String lastSequence() {
        return Sequence.ofSource(sequence).value();
    }

    private int customers() {
        return Math.max(1, accounts / 2);
    }

    private void individual(int number) {
        String first = NAMES[random.nextInt(NAMES.length)];
        String last = NAMES[random.nextInt(NAMES.length)] + random.nextInt(5000);
        send(
                "individual",
                "\"id\":\"CUST" + number + "\"",
                ",\"name\":\"" + first + " " + last + "\",\"first_name\":\"" + first + "\",\"last_name\":\"" + last
                        + "\",\"prefix\":\"Ms\",\"gender\":\"" + pick("Female", "Male", "Nonbinary")
                        + "\",\"marital_status\":\"" + pick("Single", "Married") + "\"");
    }

    private void customer(int number) {
        send(
                "customer",
                "\"customer_number\":\"" + number + "\"",
                ",\"status\":\"" + pick("New", "Active", "Closed") + "\",\"party_id\":\"CUST" + number
                        + "\",\"party_type\":\"Individual\"");
    }

    private void account(int number) {
        send(
                "account",
                "\"account_number\":\"" + (1_000_000 + number) + "\"",
                ",\"account_name\":\"Household " + random.nextInt(10_000) + "\",\"account_type\":\""
                        + pick("Savings", "Current", "Holiday") + "\",\"customer_number\":\"" + number / 2
                        + "\",\"status\":\"" + pick("New", "Active", "Closed") + "\",\"created\":\""
                        + String.format(
                                Locale.ROOT,
                                "20%02d-%02d-%02d",
                                random.nextInt(26),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28))
                        + "\"");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void send(String entity, String key, String rest) {
        sequence++;
        producer.send(new ProducerRecord<>(
                entity,
                null,
                BEGINNING.toEpochMilli() + sequence,
                bytes("{" + key + "}"),
                bytes("{" + key + rest + "}"),
                List.of(
                        header(
                                CloudEventHeaders.SEQUENCE,
                                Sequence.ofSource(sequence).value()),
                        header(CloudEventHeaders.OPERATION, "update"),
                        header(CloudEventHeaders.TIME, "2026-01-01T00:00:00.000Z"),
                        header(CloudEventHeaders.DATA_ID, "bench-" + sequence),
                        header(CloudEventHeaders.MAPPING_VERSION, "1"))));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
