package dev.onramp.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The canonical topics as their broker knows them, and the consumer groups in which ingest publishes how far it is. No consumer ever joins
 * these groups: the offsets are for people and tools, the checkpoint of the query is what counts. Thread-safe.
 */
public final class CanonicalTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final List<String> topics;

    public CanonicalTopics(String bootstrapServers, List<String> topics) {
        Properties properties = new Properties();
        properties.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.setProperty(AdminClientConfig.CLIENT_ID_CONFIG, "onramp-ingest");
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        properties.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        this.admin = Admin.create(properties);
        this.topics = List.copyOf(topics);
    }

    public List<String> topics() {
        return topics;
    }

    /**
     * Gives a group the beginning of every partition for which it has no offset yet, so that its lag can be seen before the first batch.
     *
     * @throws KafkaException when the broker does not answer or a topic does not exist
     */
    public void introduce(String groupId) {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(each ->
                                partitions.put(new TopicPartition(topic, each.partition()), OffsetSpec.earliest())));
        Map<TopicPartition, OffsetAndMetadata> known =
                answer(admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
        known.forEach((partition, offset) -> {
            if (offset != null) {
                partitions.remove(partition);
            }
        });
        if (!partitions.isEmpty()) {
            Map<TopicPartition, Long> beginnings = new HashMap<>();
            answer(admin.listOffsets(partitions).all())
                    .forEach((partition, offset) -> beginnings.put(partition, offset.offset()));
            handled(groupId, beginnings);
        }
    }

    /**
     * By name what the broker knows a topic by: one that was deleted and made anew, or is another cluster's, has another.
     *
     * @throws KafkaException when the broker does not answer or a topic does not exist
     */
    public Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) ->
                        ids.put(topic, description.topicId().toString()));
        return ids;
    }

    /** Publishes the offsets that come next for a group. */
    public void handled(String groupId, Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        answer(admin.alterConsumerGroupOffsets(groupId, offsets).all());
    }

    private static <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
