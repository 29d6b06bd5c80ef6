package dev.onramp.bench;

import dev.onramp.config.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far topics and groups are. */
public final class Offsets implements AutoCloseable {
    private final Admin admin;

    public Offsets(Settings settings) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.section("kafka").getString("bootstrap-servers")));
    }

    /** Lets a group begin there. */
    public void begin(String group, Map<TopicPartition, Long> starts) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        group,
                        starts.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, each -> new OffsetAndMetadata(each.getValue()))))
                .all()
                .get();
    }

    /** Records that a group has not committed. */
    public long lag(String group, Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        return lag(committed(group), ends);
    }

    /** Records between what was committed and the ends. */
    public static long lag(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(each -> each.getValue() - committed.getOrDefault(each.getKey(), 0L))
                .sum();
    }

    /** What a group has committed; nothing where there is no such group. */
    public Map<TopicPartition, Long> committed(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return offsets;
    }

    /** Records that topics have ever got. */
    public long records(Collection<String> topics) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> known =
                admin.describeTopics(topics).allTopicNames().get();
        Map<TopicPartition, OffsetSpec> latest = known.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(each -> each.offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
