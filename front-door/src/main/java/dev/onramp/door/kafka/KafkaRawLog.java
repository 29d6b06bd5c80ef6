package dev.onramp.door.kafka;

import dev.onramp.door.Appended;
import dev.onramp.door.RawEntry;
import dev.onramp.door.RawLog;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The raw topics through an idempotent producer that waits for all replicas. Thread-safe; whoever opens it closes it. While the broker is
 * away an append may block for the timeout, then fails.
 */
public final class KafkaRawLog implements RawLog, AutoCloseable {
    private static final long BUFFER_BYTES = 16L * 1024 * 1024;

    private final Producer<byte[], byte[]> producer;

    private KafkaRawLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * @param timeout from an append to its outcome
     * @param maxChangeBytes largest value
     */
    public static KafkaRawLog connect(String bootstrapServers, Duration timeout, int maxChangeBytes) {
        int timeoutMillis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "onramp-front-door",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                maxChangeBytes + 65_536,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.max(1, timeoutMillis / 2),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeoutMillis,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (long) timeoutMillis);
        return new KafkaRawLog(new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Override
    public CompletableFuture<Appended> append(RawEntry entry) {
        CompletableFuture<Appended> outcome = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.raw(entry.table()), utf8(entry.key()), entry.value());
        message.headers().add(CloudEventHeaders.DATA_ID, utf8(entry.dataid()));
        entry.traceParent().ifPresent(trace -> message.headers().add("traceparent", utf8(trace)));
        try {
            producer.send(
                    message,
                    (stored, failure) -> outcome.complete(failure == null ? Appended.stored() : failed(failure)));
        } catch (KafkaException e) {
            outcome.complete(failed(e));
        }
        return outcome;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private static Appended failed(Exception failure) {
        Appended.Kind kind =
                failure instanceof RecordTooLargeException ? Appended.Kind.TOO_LARGE : Appended.Kind.UNAVAILABLE;
        return new Appended(kind, failure.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
