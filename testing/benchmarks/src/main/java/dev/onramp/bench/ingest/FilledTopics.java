package dev.onramp.bench.ingest;

import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.contract.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The canonical topics of a model, under names with a suffix of their own. Used by one thread. */
final class FilledTopics implements AutoCloseable {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Settings settings;
    private final List<Entity> entities;
    private final String suffix;
    private final CanonicalRecords records;
    private final Producer<byte[], byte[]> producer;

    /** Makes the topics. */
    FilledTopics(Settings settings, List<Entity> entities, String suffix, int partitions)
            throws ExecutionException, InterruptedException {
        this.settings = settings;
        this.entities = List.copyOf(entities);
        this.suffix = suffix;
        this.records = new CanonicalRecords(entities, suffix);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker()))) {
            admin.createTopics(names().stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        32L << 20,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String suffix() {
        return suffix;
    }

    List<Entity> entities() {
        return entities;
    }

    List<String> names() {
        return entities.stream()
                .map(each -> Topics.canonical(each.name()) + suffix)
                .toList();
    }

    /** Sends a workload; returns when the broker has it. */
    void fill(Workload workload) {
        send(target -> new ChangeStream(workload, entities.size()).forEach(target));
    }

    /** Sends changes, each a millisecond of made-up time behind the one before it; returns when the broker has them. */
    void send(Consumer<Consumer<Change>> changes) {
        changes.accept(change -> send(change, BEGINNING.plusMillis(change.sequence())));
        producer.flush();
    }

    /** Hands a change over; the broker has it some milliseconds later. */
    void send(Change change, Instant time) {
        producer.send(records.of(change, time));
    }

    void flush() {
        producer.flush();
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker()))) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(names())
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(each ->
                                    latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((partition, offset) -> ends.put(partition, offset.offset()));
            return ends;
        }
    }

    private String broker() {
        return settings.section("kafka").getString("bootstrap-servers");
    }

    @Override
    public void close() {
        producer.close();
    }
}
