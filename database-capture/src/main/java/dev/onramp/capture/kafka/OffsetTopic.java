package dev.onramp.capture.kafka;

import dev.onramp.capture.CaptureErrors;
import dev.onramp.capture.TemporaryFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Progress in a compacted topic of one partition: the last value of each key counts. It lies where the raw topics lie, so that the two cannot
 * be restored to different states unnoticed, and a capture can go on from another machine. Thread-safe.
 */
public final class OffsetTopic {
    private static final int PARTITION = 0;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final String topic;

    public OffsetTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /**
     * Everything that is stored; makes the topic when it is not there.
     *
     * @throws TemporaryFailure when the broker does not answer
     * @throws dev.onramp.config.OnrampException ONR-D013 when it refuses
     */
    public Map<ByteBuffer, ByteBuffer> load() throws TemporaryFailure {
        try {
            create();
            return read();
        } catch (ExecutionException e) {
            throw failed(
                    "to make the topic " + topic,
                    e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e));
        } catch (KafkaException e) {
            throw failed("to read the topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("interrupted", e);
        }
    }

    /**
     * Returns when all replicas that must have the values have them. An absent value forgets its key.
     *
     * @throws TemporaryFailure when the broker does not answer; some of the values may be stored
     * @throws dev.onramp.config.OnrampException ONR-D013 when it refuses
     */
    public void store(Map<ByteBuffer, Optional<ByteBuffer>> values) throws TemporaryFailure {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (long) TIMEOUT_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                1_048_576L);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = values.entrySet().stream()
                    .<Future<?>>map(each -> producer.send(new ProducerRecord<>(
                            topic,
                            PARTITION,
                            bytes(each.getKey()),
                            each.getValue().map(OffsetTopic::bytes).orElse(null))))
                    .toList();
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw failed(
                    "to write the topic " + topic,
                    e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e));
        } catch (KafkaException e) {
            throw failed("to write the topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("interrupted", e);
        }
    }

    private void create() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(KafkaProgress.adminConfig(bootstrapServers, TIMEOUT_MILLIS))) {
            if (admin.listTopics().names().get().contains(topic)) {
                return;
            }
            NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty())
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            try {
                admin.createTopics(Set.of(wanted)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Map<ByteBuffer, ByteBuffer> read() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        Map<ByteBuffer, ByteBuffer> values = new HashMap<>();
        TopicPartition partition = new TopicPartition(topic, PARTITION);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(each -> {
                    if (each.key() == null) {
                        return;
                    }
                    if (each.value() == null) {
                        values.remove(ByteBuffer.wrap(each.key()));
                    } else {
                        values.put(ByteBuffer.wrap(each.key()), ByteBuffer.wrap(each.value()));
                    }
                });
            }
        }
        return values;
    }

    private TemporaryFailure failed(String what, KafkaException e) throws TemporaryFailure {
        if (e instanceof RetriableException || e.getCause() instanceof RetriableException) {
            return new TemporaryFailure(
                    "the broker at " + bootstrapServers + " does not let us " + what.substring("to ".length())
                            + " now (" + e.getMessage() + ")",
                    e);
        }
        throw CaptureErrors.brokerRefuses(what, e);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] result = new byte[buffer.remaining()];
        buffer.duplicate().get(result);
        return result;
    }
}
