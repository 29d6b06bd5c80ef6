package dev.onramp.generator.kafka;

import dev.onramp.generator.ChangeSink;
import dev.onramp.generator.Dispatch;
import dev.onramp.generator.GeneratorErrors;
import dev.onramp.generator.MessageFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends changes to the raw topic of their table with an idempotent producer: a broker that dies and comes back within the delivery timeout
 * loses nothing, and the changes of one key stay in order. Used by one thread.
 */
public final class KafkaChangeSink implements ChangeSink {
    /** Kafka's own defaults. */
    private static final int LEAST_REQUEST_BYTES = 1 << 20;

    private static final long LEAST_BUFFER_BYTES = 32L << 20;
    /** For the key, the headers and what Kafka adds. */
    private static final int SLACK_BYTES = 4_096;

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

    /**
     * @param deliveryTimeout how long a change may wait for the broker, at most 24 days
     * @param largestBytes size of the largest record's value
     */
    public static KafkaChangeSink connect(
            String bootstrapServers, Duration deliveryTimeout, MessageFormat format, int largestBytes) {
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
                Map.entry(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Math.max(LEAST_REQUEST_BYTES, largestBytes + SLACK_BYTES)),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_BUFFER_BYTES, 4L * largestBytes)),
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
    public void send(Dispatch dispatch) {
        throwFailure();
        try {
            producer.send(message(dispatch), (stored, exception) -> {
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

    private ProducerRecord<byte[], byte[]> message(Dispatch dispatch) {
        String topic = dispatch.change().table().table();
        byte[] value = format.bytes(dispatch);
        if (format == MessageFormat.PLAIN) {
            lastPlainMillis = Math.max(clock.millis(), lastPlainMillis + 1);
            return new ProducerRecord<>(topic, null, lastPlainMillis, null, value);
        }
        return new ProducerRecord<>(
                topic,
                null,
                null,
                dispatch.change().key().getBytes(StandardCharsets.UTF_8),
                value,
                List.of(new RecordHeader("ce_dataid", dispatch.dataid().getBytes(StandardCharsets.UTF_8))));
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw GeneratorErrors.notDelivered(first);
        }
    }
}
