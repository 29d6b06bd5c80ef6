package dev.onramp.reconcile.kafka;

import dev.onramp.reconcile.ReconcileErrors;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads ranges of partitions once, without a consumer group: nothing that standard tools show changes. Thread-safe. */
final class TopicScan {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String servers;

    TopicScan(String servers) {
        this.servers = servers;
    }

    /**
     * @param beginnings first offset of each partition
     * @param ends offset after the last one of each partition
     * @param records takes them in offset order per partition
     * @throws dev.onramp.config.OnrampException ONR-R001 when Kafka does not answer, ONR-R007 when it gives no more before the end
     */
    void read(
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        Set<TopicPartition> left = new HashSet<>();
        ends.forEach((partition, end) -> {
            if (beginnings.getOrDefault(partition, 0L) < end) {
                left.add(partition);
            }
        });
        if (left.isEmpty()) {
            return;
        }
        try (KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        8 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(left);
            left.forEach(each -> consumer.seek(each, beginnings.getOrDefault(each, 0L)));
            drain(consumer, left, ends, records);
        } catch (InterruptException e) {
            throw ReconcileErrors.interrupted("reading Kafka");
        } catch (KafkaException e) {
            throw ReconcileErrors.kafkaUnreachable(servers, e);
        }
    }

    private static void drain(
            KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer,
            Set<TopicPartition> left,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        long quietSince = System.nanoTime();
        while (!left.isEmpty()) {
            ConsumerRecords<byte @Nullable [], byte @Nullable []> polled = consumer.poll(Duration.ofMillis(500));
            polled.forEach(record -> {
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    records.accept(record);
                }
            });
            if (left.removeIf(each -> consumer.position(each) >= ends.getOrDefault(each, 0L))) {
                consumer.pause(consumer.assignment().stream()
                        .filter(each -> !left.contains(each))
                        .toList());
            }
            if (!polled.isEmpty()) {
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > PATIENCE.toNanos()) {
                throw ReconcileErrors.kafkaStalled(left.toString(), PATIENCE.toSeconds());
            }
        }
    }
}
