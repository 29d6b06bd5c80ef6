package dev.onramp.dlq.kafka;

import dev.onramp.dlq.DlqErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics once, without a consumer group. One use at a time; the caller closes it. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String servers;
    private final KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer;

    TopicReader(String servers) {
        this.servers = servers;
        try {
            this.consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            servers,
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false,
                            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            (int) PATIENCE.toMillis()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw DlqErrors.kafkaUnreachable(servers, e);
        }
    }

    /** Everything that stands in these topics now, in offset order per partition; topics that do not exist hold nothing. */
    void readAll(Collection<String> topics, Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        try {
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                known.getOrDefault(topic, List.of())
                        .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Set<TopicPartition> left = new HashSet<>(partitions);
            left.removeIf(each -> begins.getOrDefault(each, 0L) >= ends.getOrDefault(each, 0L));
            consumer.assign(left);
            consumer.seekToBeginning(left);
            drain(left, ends, records);
        } catch (KafkaException e) {
            throw DlqErrors.kafkaUnreachable(servers, e);
        }
    }

    /** The records at these offsets of one partition, as far as they are there. */
    void readAt(
            TopicPartition partition,
            Collection<Long> offsets,
            Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        try {
            if (!consumer.listTopics().containsKey(partition.topic())) {
                return;
            }
            long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.assign(List.of(partition));
            Map<Long, ConsumerRecord<byte @Nullable [], byte @Nullable []>> held = new HashMap<>();
            for (long offset : offsets.stream().sorted().toList()) {
                if (offset < begin || offset >= end) {
                    continue;
                }
                ConsumerRecord<byte @Nullable [], byte @Nullable []> found = held.remove(offset);
                if (found == null) {
                    held = polledFrom(partition, offset);
                    found = held.remove(offset);
                }
                if (found != null) {
                    records.accept(found);
                }
            }
        } catch (KafkaException e) {
            throw DlqErrors.kafkaUnreachable(servers, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<Long, ConsumerRecord<byte @Nullable [], byte @Nullable []>> polledFrom(
            TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        Map<Long, ConsumerRecord<byte @Nullable [], byte @Nullable []>> held = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (held.isEmpty() && consumer.position(partition) == offset) {
            consumer.poll(POLL).forEach(each -> held.put(each.offset(), each));
            requireInTime(deadline);
        }
        return held;
    }

    private void drain(
            Set<TopicPartition> left,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            ConsumerRecords<byte @Nullable [], byte @Nullable []> polled = consumer.poll(POLL);
            polled.forEach(records);
            if (!polled.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            left.removeIf(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
            requireInTime(deadline);
        }
    }

    private void requireInTime(long deadline) {
        if (System.nanoTime() > deadline) {
            throw DlqErrors.kafkaUnreachable(
                    servers,
                    new KafkaException("nothing came for " + PATIENCE.toSeconds() + " s, though there is more"));
        }
    }
}
