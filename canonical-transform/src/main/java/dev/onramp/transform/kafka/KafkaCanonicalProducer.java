package dev.onramp.transform.kafka;

import dev.onramp.config.Settings;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.Outgoing;
import dev.onramp.transform.RecordHeader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The canonical producer over one Kafka producer that lives as long as nothing fails; after a failure the next delivery gets a fresh one,
 * because a failed idempotent producer may refuse all that follows. Not thread-safe.
 */
public final class KafkaCanonicalProducer implements CanonicalProducer {
    /** What Kafka's record format adds at most: to a batch, to a record, and to each header. */
    private static final int AROUND_RECORD_BYTES = 128;

    private static final int AROUND_HEADER_BYTES = 10;

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final Duration timeout;
    private final int maxRecordBytes;
    private @Nullable Producer<byte[], byte[]> current;

    /**
     * @param factory makes a producer whenever one is needed; each is closed here
     * @param timeout how long a delivery waits for the broker once all is sent
     * @param maxRecordBytes what the topics take as one batch
     */
    public KafkaCanonicalProducer(Supplier<Producer<byte[], byte[]>> factory, Duration timeout, int maxRecordBytes) {
        this.factory = factory;
        this.timeout = timeout;
        this.maxRecordBytes = maxRecordBytes;
        this.current = factory.get();
    }

    /** By the settings {@code kafka.bootstrap-servers} and {@code transform.produce-timeout}. */
    public static KafkaCanonicalProducer of(Settings settings) {
        Duration timeout = settings.section("transform").getDuration("produce-timeout");
        int maxRecordBytes = settings.section("kafka").getInt("max-message-bytes");
        Map<String, Object> properties =
                properties(settings.section("kafka").getString("bootstrap-servers"), timeout, maxRecordBytes);
        return new KafkaCanonicalProducer(
                () -> new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                timeout,
                maxRecordBytes);
    }

    private static Map<String, Object> properties(String bootstrapServers, Duration timeout, int maxRecordBytes) {
        // Full batches: each costs buffers of its own and a part of a request. Nobody waits so long, since a delivery
        // flushes
        // at its end.
        int lingerMillis = 200;
        // Ends before the wait for it does, so that each record's own failure is heard of.
        int deliveryMillis = (int) Math.min(Integer.MAX_VALUE, Math.max(lingerMillis + 1, timeout.toMillis() * 9 / 10));
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "canonical-transform");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.max(1, timeout.toMillis() / 3));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis);
        properties.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, Math.min(10_000, deliveryMillis - lingerMillis)));
        return properties;
    }

    @Override
    public boolean takes(Outgoing record) {
        long bytes = AROUND_RECORD_BYTES;
        bytes += length(record.key()) + length(record.value());
        List<RecordHeader> headers = record.headers();
        for (int index = 0; index < headers.size(); index++) {
            RecordHeader header = headers.get(index);
            // Three bytes at most for a character of a name.
            bytes += AROUND_HEADER_BYTES + 3L * header.name().length() + length(header.value());
        }
        return bytes <= maxRecordBytes;
    }

    private static long length(Optional<byte[]> bytes) {
        return bytes.isPresent() ? bytes.get().length : 0;
    }

    @Override
    public Delivery begin() {
        Producer<byte[], byte[]> producer = current;
        if (producer == null) {
            producer = factory.get();
            current = producer;
        }
        return new KafkaDelivery(producer, timeout, this::discard);
    }

    private void discard() {
        Producer<byte[], byte[]> failed = current;
        current = null;
        if (failed != null) {
            failed.close(Duration.ZERO);
        }
    }

    /** Waits for nothing: an invocation has waited for its own records already. */
    @Override
    public void close() {
        discard();
    }
}
