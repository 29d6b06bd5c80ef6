package dev.onramp.door.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a topic, from where it was looked at last. Not thread-safe. */
public final class RawTopic implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    public RawTopic(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        consumer.assign(partitions);
        skip();
    }

    /** So many records; fails when they do not come. */
    public List<ConsumerRecord<String, byte[]>> next(int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (records.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + records.size() + " of " + count + " records came");
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        if (records.size() > count) {
            throw new AssertionError("more than " + count + " records came: " + records.size());
        }
        return records;
    }

    /** Whether everything on the topic was seen. */
    public boolean noneLeft() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(each -> consumer.position(each) == ends.get(each));
    }

    /** Takes all that is there for seen. */
    public void skip() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
