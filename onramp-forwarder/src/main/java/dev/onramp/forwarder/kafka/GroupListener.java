package dev.onramp.forwarder.kafka;

import dev.onramp.forwarder.FeedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells the feed which partitions come and go. Partitions that the group never committed get their first offset committed, so that standard tools show
 * their lag from the beginning.
 */
final class GroupListener implements ConsumerRebalanceListener {
    private final Consumer<?, ?> consumer;
    private final List<FeedEvent> events;

    GroupListener(Consumer<?, ?> consumer, List<FeedEvent> events) {
        this.consumer = consumer;
        this.events = events;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            start(new HashSet<>(partitions));
        }
        events.add(new FeedEvent.Assigned(Coordinates.of(partitions)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        events.add(new FeedEvent.Revoked(Coordinates.of(partitions)));
    }

    private void start(Set<TopicPartition> partitions) {
        Set<TopicPartition> fresh = new HashSet<>(partitions);
        consumer.committed(partitions).forEach((partition, offset) -> {
            if (offset != null) {
                fresh.remove(partition);
            }
        });
        if (!fresh.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
            consumer.beginningOffsets(fresh).forEach((partition, offset) -> {
                consumer.seek(partition, offset);
                first.put(partition, new OffsetAndMetadata(offset));
            });
            consumer.commitSync(first);
        }
    }
}
