package dev.onramp.capture.kafka;

import dev.onramp.capture.CaptureErrors;
import dev.onramp.capture.TemporaryFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the raw topics through an idempotent producer that waits for all replicas. While the broker is away a write waits, for hours if
 * need be, and says so. Used by one thread at a time; whoever opens it closes it.
 */
public final class RawTopics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RawTopics.class);
    private static final long BUFFER_BYTES = 16L * 1024 * 1024;
    private static final long ASK_MILLIS = 250;
    private static final Duration SAY = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final String bootstrapServers;
    private final BooleanSupplier stopping;

    /** @param stopping asked while a write waits; once it is true the write gives up */
    public RawTopics(String bootstrapServers, int maxChangeBytes, BooleanSupplier stopping) {
        this.bootstrapServers = bootstrapServers;
        this.stopping = stopping;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "onramp-capture",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        maxChangeBytes,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        Math.max(BUFFER_BYTES, 2L * maxChangeBytes),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        SAY.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends in order and returns when all are acknowledged.
     *
     * @throws InterruptedException when the capture is to stop; what was not acknowledged may or may not be stored
     * @throws TemporaryFailure when the producer gave up
     * @throws dev.onramp.config.OnrampException ONR-D012 for a record that is too large, ONR-D013 when the broker refuses
     */
    public void write(List<RawChange> changes) throws InterruptedException, TemporaryFailure {
        List<Future<RecordMetadata>> sent = new ArrayList<>(changes.size());
        for (RawChange each : changes) {
            sent.add(send(each));
        }
        for (int i = 0; i < sent.size(); i++) {
            await(changes.get(i), sent.get(i));
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    /** A send waits for the first answer of the broker; until then it is tried again, so that the order stays. */
    private Future<RecordMetadata> send(RawChange change) throws InterruptedException {
        while (true) {
            Future<RecordMetadata> sent = producer.send(change.toRecord());
            if (!sent.isDone() || !gaveUpWaiting(sent)) {
                return sent;
            }
            LOG.warn("the broker at {} does not answer; holding what the database sends", bootstrapServers);
            requireGoingOn();
        }
    }

    private static boolean gaveUpWaiting(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
        }
    }

    private void await(RawChange change, Future<RecordMetadata> sent) throws InterruptedException, TemporaryFailure {
        long lastSaid = System.nanoTime();
        while (true) {
            try {
                sent.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                requireGoingOn();
                if (System.nanoTime() - lastSaid > SAY.toNanos()) {
                    LOG.warn(
                            "the broker at {} does not acknowledge; holding what the database sends", bootstrapServers);
                    lastSaid = System.nanoTime();
                }
            } catch (ExecutionException e) {
                throw failure(change, e);
            }
        }
    }

    private TemporaryFailure failure(RawChange change, ExecutionException e) {
        if (e.getCause() instanceof RecordTooLargeException tooLarge) {
            throw CaptureErrors.tooLarge(change.topic(), change.position(), change.bytes(), tooLarge);
        }
        if (e.getCause() instanceof RetriableException retriable) {
            return new TemporaryFailure(
                    "the broker at " + bootstrapServers + " did not take a change (" + retriable.getMessage() + ")", e);
        }
        throw CaptureErrors.brokerRefuses(
                "a change for " + change.topic(), e.getCause() instanceof KafkaException kafka ? kafka : e);
    }

    private void requireGoingOn() throws InterruptedException {
        if (stopping.getAsBoolean()) {
            throw new InterruptedException("the capture is to stop");
        }
    }
}
