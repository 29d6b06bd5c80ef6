package dev.onramp.replay.kafka;

import dev.onramp.replay.ReplayErrors;
import dev.onramp.replay.ReplayEvents;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.RecordHeader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The events of one replay on topics of its own: the canonical names with a suffix, the same keys in the same partitions. Thread-safe. */
public final class ReplayTopics implements ReplayEvents, AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final String suffix;
    private final Map<String, Integer> partitions;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param topics as {@link ReplayBroker#create} made them */
    public ReplayTopics(String servers, ReplayBroker.Topics topics) {
        this.suffix = topics.suffix();
        this.partitions = topics.partitions();
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "onramp-replay");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void send(CanonicalEvent event) {
        send(event, null);
    }

    @Override
    public int sendToEveryPartition(CanonicalEvent event) {
        int count = partitions.getOrDefault(event.topic(), 0);
        for (int partition = 0; partition < count; partition++) {
            send(event, partition);
        }
        return count;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    private void send(CanonicalEvent event, @Nullable Integer partition) {
        throwFailure();
        List<RecordHeader> given = event.headers();
        Header[] headers = new Header[given.size()];
        for (int index = 0; index < headers.length; index++) {
            RecordHeader header = given.get(index);
            headers[index] = new org.apache.kafka.common.header.internals.RecordHeader(
                    header.name(), header.value().orElse(null));
        }
        try {
            producer.send(
                    new ProducerRecord<>(
                            event.topic() + suffix,
                            partition,
                            event.timestamp() < 0 ? null : event.timestamp(),
                            event.key().orElse(null),
                            event.value().orElse(null),
                            new RecordHeaders(headers)),
                    (metadata, exception) -> {
                        if (exception != null) {
                            failure.compareAndSet(null, exception);
                        }
                    });
        } catch (KafkaException refused) {
            throw ReplayErrors.kafkaFailed("store events", refused);
        }
    }

    /**
     * Returns when the broker has stored every event.
     *
     * @throws dev.onramp.config.OnrampException ONR-P002
     */
    public void await() {
        try {
            producer.flush();
        } catch (KafkaException failed) {
            throw ReplayErrors.kafkaFailed("store events", failed);
        }
        throwFailure();
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw ReplayErrors.kafkaFailed("store events", first);
        }
    }

    /** Does not wait for what is under way: {@link #await} does. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }
}
