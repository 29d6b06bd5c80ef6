package dev.onramp.replay.kafka;

import dev.onramp.replay.ReplayErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Makes and removes what a replay has in Kafka, and tells how far its readers are. Thread-safe. Every method throws ONR-P002. */
public final class ReplayBroker implements AutoCloseable {
    private static final String SUFFIX = ".replay-";
    private static final String GROUPS = "onramp-replay-";
    /** Names of the topics of all runs, as a regular expression that PostgreSQL understands too. */
    public static final String TOPICS = "[a-z][a-z0-9_]*\\.replay-[0-9a-z]+";

    private static final Pattern LEFT_OVER = Pattern.compile(TOPICS);

    /** @param partitions canonical topic to its number of partitions */
    public record Topics(String suffix, Map<String, Integer> partitions) {
        public Topics {
            partitions = Map.copyOf(partitions);
        }

        private List<String> names() {
            return partitions.keySet().stream().map(each -> each + suffix).toList();
        }
    }

    private final Admin admin;

    public ReplayBroker(String servers) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "onramp-replay",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                20_000,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false));
    }

    /** The end of the topics' names of a run. */
    public static String suffix(String run) {
        return SUFFIX + run;
    }

    /** The group of a reader in a run. */
    public static String group(String run, String reader) {
        return GROUPS + run + "-" + reader;
    }

    /** Removes what runs that were killed have left, or this one. Harmless when there is nothing. */
    public void sweep() {
        answer("remove its topics", () -> {
            List<String> topics = get(admin.listTopics().names()).stream()
                    .filter(each -> LEFT_OVER.matcher(each).matches())
                    .toList();
            get(admin.deleteTopics(topics).all());
            List<String> groups = get(admin.listConsumerGroups().all()).stream()
                    .map(ConsumerGroupListing::groupId)
                    .filter(each -> each.startsWith(GROUPS))
                    .toList();
            get(admin.deleteConsumerGroups(groups).all());
            return groups.size();
        });
    }

    /**
     * Makes the topics of a run beside the canonical ones: as many partitions, as large messages, nothing expires.
     *
     * @param canonical names of topics that exist
     */
    public Topics create(Collection<String> canonical, String run) {
        return answer("make its topics", () -> {
            String suffix = suffix(run);
            Map<String, Integer> partitions = new HashMap<>();
            List<NewTopic> topics = new ArrayList<>();
            List<ConfigResource> resources = canonical.stream()
                    .map(each -> new ConfigResource(ConfigResource.Type.TOPIC, each))
                    .toList();
            var configs = get(admin.describeConfigs(resources).all());
            for (TopicDescription each :
                    get(admin.describeTopics(canonical).allTopicNames()).values()) {
                var config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, each.name()));
                partitions.put(each.name(), each.partitions().size());
                Map<String, String> settings = new HashMap<>();
                settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
                settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                if (config != null) {
                    settings.put(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
                }
                short replicas = (short) each.partitions().get(0).replicas().size();
                topics.add(new NewTopic(each.name() + suffix, each.partitions().size(), replicas).configs(settings));
            }
            get(admin.createTopics(topics).all());
            return new Topics(suffix, partitions);
        });
    }

    /** Events that each of these groups has not taken yet. */
    public Map<String, Long> lag(Topics topics, Collection<String> groups) {
        return answer("tell how far the stores are", () -> {
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            get(admin.describeTopics(topics.names()).allTopicNames())
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(each ->
                                    partitions.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
            var ends = get(admin.listOffsets(partitions).all());
            Map<String, Long> lag = new HashMap<>();
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> taken =
                        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
                long left = 0;
                for (var end : ends.entrySet()) {
                    OffsetAndMetadata at = taken.get(end.getKey());
                    left += end.getValue().offset() - (at == null ? 0 : at.offset());
                }
                lag.put(group, left);
            }
            return lag;
        });
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T answer(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException failed) {
            throw ReplayErrors.kafkaFailed(what, failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ReplayErrors.kafkaFailed(what, interrupted);
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException {
        return future.get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
