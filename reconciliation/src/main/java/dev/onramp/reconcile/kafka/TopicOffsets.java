package dev.onramp.reconcile.kafka;

import dev.onramp.reconcile.ReconcileErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where topics begin and end and how far groups have come. Thread-safe; the caller closes it. */
public final class TopicOffsets implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String servers;
    private final Admin admin;

    /** @throws dev.onramp.config.OnrampException ONR-R001 when the addresses are of no use */
    public TopicOffsets(String servers) {
        this.servers = servers;
        try {
            this.admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    servers,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) PATIENCE.toMillis() - 5_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000));
        } catch (KafkaException e) {
            throw ReconcileErrors.kafkaUnreachable(servers, e);
        }
    }

    /** Partitions of those topics that exist, ordered by topic and number. */
    List<TopicPartition> partitions(List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
            try {
                get(description)
                        .partitions()
                        .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
            } catch (UnknownTopicOrPartitionException e) {
                // A topic that nobody has made yet holds nothing.
            }
        });
        partitions.sort((one, other) -> one.topic().equals(other.topic())
                ? Integer.compare(one.partition(), other.partition())
                : one.topic().compareTo(other.topic()));
        return partitions;
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Without the partitions of which the group has committed nothing. */
    Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
        } catch (GroupIdNotFoundException e) {
            // A group that has never committed has handled nothing.
        }
        return committed;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(each -> wanted.put(each, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(wanted).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException absent) {
                throw absent;
            }
            if (e.getCause() instanceof GroupIdNotFoundException absent) {
                throw absent;
            }
            throw ReconcileErrors.kafkaUnreachable(servers, e);
        } catch (TimeoutException e) {
            throw ReconcileErrors.kafkaUnreachable(servers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ReconcileErrors.interrupted("asking Kafka");
        }
    }
}
