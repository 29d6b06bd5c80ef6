package dev.onramp.ingest.kafka;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads canonical topics from where a sink says that it is, partitions that are new to it from their beginning. It joins no consumer group: one process writes, and the sink
 * remembers the positions. The order is that of each partition. Used by one thread.
 */
public final class CanonicalReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CanonicalReader.class);
    /** How often it looks for new partitions, and how old the client's answer is at most: they stay unnoticed for twice as long. */
    private static final Duration PARTITIONS_KNOWN = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    /** By the name of a topic, that of its entity. */
    private final Map<String, String> entities;

    private final Set<TopicPartition> assigned = new HashSet<>();
    private final LineageHeaderFinder headers = new LineageHeaderFinder();
    private final @Nullable String[] found = new String[LineageHeaderFinder.NAMES.size()];
    private long partitionsAskedAt;

    /**
     * @param entities the topics to read, by name, and whose changes they hold
     * @param positions offset that comes next; others begin at their beginning
     * @param mostRecords that one {@link #read} gives
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer
     */
    public CanonicalReader(
            String bootstrapServers,
            String clientId,
            Map<String, String> entities,
            Map<TopicPartition, Long> positions,
            int mostRecords) {
        this.entities = Map.copyOf(entities);
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What is not there any more is an error, not something to leave out.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
        // Left to the system: a fetch of many partitions should not come in pieces, between which records are handled.
        properties.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, PARTITIONS_KNOWN.toMillis());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            assign(positions);
        } catch (RuntimeException e) {
            consumer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Gives what is there, or what comes within a time.
     *
     * @return how many records
     * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException when a partition does not hold what comes next
     * @throws org.apache.kafka.common.errors.InterruptException when the thread is interrupted
     */
    public int read(Duration patience, Consumer<CanonicalRecord> target) {
        if (System.nanoTime() - partitionsAskedAt > PARTITIONS_KNOWN.toNanos()) {
            assign(Map.of());
        }
        var records = consumer.poll(patience);
        for (ConsumerRecord<byte[], byte[]> each : records) {
            target.accept(record(each));
        }
        return records.count();
    }

    /** Of each partition, the offset behind what was given. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        assigned.forEach(each -> positions.put(each, consumer.position(each)));
        return positions;
    }

    private void assign(Map<TopicPartition, Long> positions) {
        Set<TopicPartition> fresh = new HashSet<>();
        for (String topic : entities.keySet()) {
            for (PartitionInfo each : consumer.partitionsFor(topic)) {
                fresh.add(new TopicPartition(topic, each.partition()));
            }
        }
        fresh.removeAll(assigned);
        partitionsAskedAt = System.nanoTime();
        if (fresh.isEmpty()) {
            return;
        }
        assigned.addAll(fresh);
        // Keeps the positions of those that it had.
        consumer.assign(assigned);
        Map<TopicPartition, Long> begun = new HashMap<>(positions);
        begun.keySet().retainAll(fresh);
        begun.forEach(consumer::seek);
        List<TopicPartition> unknown = new ArrayList<>(fresh);
        unknown.removeAll(begun.keySet());
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(unknown);
        beginnings.forEach(consumer::seek);
        List<TopicPartition> cut = beginnings.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!cut.isEmpty()) {
            LOG.warn(
                    "the first records of {} have expired; where rows lack, onramp replay --all brings them from the raw archive",
                    cut);
        }
    }

    private CanonicalRecord record(ConsumerRecord<byte[], byte[]> record) {
        java.util.Arrays.fill(found, null);
        headers.find(
                record.headers(),
                (number, value) -> found[number] = value == null ? null : new String(value, StandardCharsets.UTF_8));
        String entity = entities.get(record.topic());
        if (entity == null) {
            throw new IllegalStateException("nobody asked for the topic " + record.topic());
        }
        return new CanonicalRecord(
                entity,
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                new LineageHeaders(found[0], found[1], found[2], found[3], found[4]));
    }

    @Override
    public void close() {
        consumer.close(Duration.ofMillis(TimeUnit.SECONDS.toMillis(1)));
    }
}
