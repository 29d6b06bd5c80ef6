package dev.onramp.bench;

import dev.onramp.config.Settings;
import java.util.Collection;
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
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return ends.values().stream().mapToLong(Long::longValue).sum();
            }
            throw e;
        }
        return ends.entrySet().stream()
                .mapToLong(each -> {
                    OffsetAndMetadata done = committed.get(each.getKey());
                    return each.getValue() - (done == null ? 0 : done.offset());
                })
                .sum();
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
