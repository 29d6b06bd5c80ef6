package dev.onramp.offramp.kafka;

import dev.onramp.model.LegacyConsumer;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Topics;
import dev.onramp.offramp.LegacyRow;
import dev.onramp.offramp.LegacyRows;
import dev.onramp.offramp.NotGivenBackException;
import dev.onramp.offramp.OffRampErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Carries an entity's records to the topic of one consumer, as rows of its legacy table: at least once, in order per key. Offsets are committed in a group
 * of the consumer's own, after the broker has acknowledged the rows. Used by one thread; {@link #stop} may be called by any.
 */
public final class OffRamp implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final String CONNECT = "__connect.errors.";

    private final String servers;
    private final LegacyConsumer consumer;
    private final LegacyRows rows;
    private final KafkaConsumer<byte @Nullable [], byte @Nullable []> input;
    private final KafkaProducer<byte @Nullable [], byte @Nullable []> output;
    private volatile boolean stopping;

    /** @throws dev.onramp.config.OnrampException ONR-O002 when the addresses of Kafka are of no use */
    public OffRamp(LegacyConsumer consumer, String servers) {
        this.servers = servers;
        this.consumer = consumer;
        this.rows = new LegacyRows(consumer);
        try {
            this.input = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            servers,
                            ConsumerConfig.GROUP_ID_CONFIG,
                            group(consumer),
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            this.output = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            servers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
                            ProducerConfig.LINGER_MS_CONFIG,
                            5),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        } catch (KafkaException e) {
            throw OffRampErrors.kafkaFailed(servers, e);
        }
    }

    /** The consumer group that shows its progress. */
    public static String group(LegacyConsumer consumer) {
        return "onramp-offramp-" + consumer.name();
    }

    /**
     * Runs until it is stopped.
     *
     * @param progress hears the number of rows so far
     * @throws dev.onramp.config.OnrampException ONR-O002; what is committed is done, and a new start goes on from there
     */
    public void run(LongConsumer progress) {
        long done = 0;
        try {
            input.subscribe(List.of(Topics.canonical(consumer.entity())));
            while (!stopping) {
                ConsumerRecords<byte @Nullable [], byte @Nullable []> polled = input.poll(POLL);
                if (!polled.isEmpty()) {
                    carry(polled);
                    done += polled.count();
                    progress.accept(done);
                }
            }
        } catch (WakeupException | InterruptException e) {
            // Asked to stop: what was not committed is carried again.
        } catch (KafkaException e) {
            throw OffRampErrors.kafkaFailed(servers, e);
        }
    }

    /** Lets the run end. */
    public void stop() {
        stopping = true;
        input.wakeup();
    }

    @Override
    public void close() {
        output.close(CLOSE);
        input.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
    }

    private void carry(ConsumerRecords<byte @Nullable [], byte @Nullable []> polled) {
        List<Future<?>> sent = new ArrayList<>(polled.count());
        Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> each : polled) {
            sent.add(output.send(outgoing(each)));
            reached.put(new TopicPartition(each.topic(), each.partition()), new OffsetAndMetadata(each.offset() + 1));
        }
        output.flush();
        for (Future<?> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw OffRampErrors.kafkaFailed(servers, e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptException(e);
            }
        }
        input.commitSync(reached);
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> outgoing(
            ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            LegacyRow row = rows.of(
                    record.key(),
                    record.value(),
                    text(record, CloudEventHeaders.OPERATION),
                    text(record, CloudEventHeaders.TIME));
            return new ProducerRecord<>(
                    consumer.topic().value(),
                    null,
                    record.timestamp() < 0 ? null : record.timestamp(),
                    utf8(row.key()),
                    utf8(row.json()),
                    record.headers());
        } catch (NotGivenBackException e) {
            return deadLetter(record, e);
        }
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> deadLetter(
            ConsumerRecord<byte @Nullable [], byte @Nullable []> record, NotGivenBackException problem) {
        ProducerRecord<byte @Nullable [], byte @Nullable []> letter = new ProducerRecord<>(
                Topics.deadLetters(consumer.topic().value()),
                null,
                record.timestamp() < 0 ? null : record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
        letter.headers().add(CONNECT + "topic", utf8(record.topic()));
        letter.headers().add(CONNECT + "partition", utf8(Integer.toString(record.partition())));
        letter.headers().add(CONNECT + "offset", utf8(Long.toString(record.offset())));
        letter.headers().add(CONNECT + "connector.name", utf8("off-ramp"));
        letter.headers().add(CONNECT + "exception.message", utf8(problem.reason()));
        letter.headers().add("onramp.error.id", utf8(OffRampErrors.NOT_GIVEN_BACK));
        return letter;
    }

    private static Optional<String> text(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
