package dev.onramp.generator.kafka;

import dev.onramp.generator.ChangeSink;
import dev.onramp.generator.GeneratorErrors;
import dev.onramp.generator.LegacyChange;
import dev.onramp.generator.MessageFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends changes to the raw topic of their table with an idempotent producer: a broker that dies and comes back within the delivery timeout
 * loses nothing, and the changes of one key stay in order. Used by one thread.
 */
public final class KafkaChangeSink implements ChangeSink {
    private final Producer<byte[], byte[]> producer;
    private final MessageFormat format;
    private final Clock clock;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long lastPlainMillis;

    KafkaChangeSink(Producer<byte[], byte[]> producer, MessageFormat format, Clock clock) {
        this.producer = producer;
        this.format = format;
        this.clock = clock;
    }

    /** @param deliveryTimeout how long a change may wait for the broker, at most 24 days */
    public static KafkaChangeSink connect(String bootstrapServers, Duration deliveryTimeout, MessageFormat format) {
        int timeoutMillis = Math.toIntExact(deliveryTimeout.toMillis());
        int requestMillis = Math.min(15_000, timeoutMillis);
        Map<String, Object> config = Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "onramp-generator"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // With more, a first batch refused by a broker that does not lead yet was seen to block its partition
                // for good.
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, requestMillis),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) timeoutMillis),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L));
        return new KafkaChangeSink(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()),
                format,
                Clock.systemUTC());
    }

    @Override
    public void send(LegacyChange change) {
        throwFailure();
        try {
            producer.send(message(change), (stored, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
            });
        } catch (KafkaException e) {
            throw GeneratorErrors.notDelivered(e);
        }
    }

    @Override
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private ProducerRecord<byte[], byte[]> message(LegacyChange change) {
        String topic = change.table().table();
        byte[] value = format.bytes(change);
        if (format == MessageFormat.PLAIN) {
            lastPlainMillis = Math.max(clock.millis(), lastPlainMillis + 1);
            return new ProducerRecord<>(topic, null, lastPlainMillis, null, value);
        }
        return new ProducerRecord<>(topic, change.key().getBytes(StandardCharsets.UTF_8), value);
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw GeneratorErrors.notDelivered(first);
        }
    }
}
