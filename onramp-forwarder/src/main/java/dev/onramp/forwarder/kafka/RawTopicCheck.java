package dev.onramp.forwarder.kafka;

import dev.onramp.config.OnrampException;
import dev.onramp.forwarder.ForwarderErrors;
import dev.onramp.forwarder.ForwarderSettings;
import dev.onramp.forwarder.RawFeedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the raw topics before work begins: that they exist, and that their records fit into an invocation. The latter is
 * a promise for ordinary producers; a record that compression made small enough for the broker is still met at run time.
 */
public final class RawTopicCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RawTopicCheck.class);
    private static final int TIMEOUT_MILLIS = 15_000;
    /** Room for the event around a record's value: names, coordinates, an ordinary key and headers. */
    private static final long AROUND_BYTES = 4_096;

    private RawTopicCheck() {}

    /**
     * @throws RawFeedException ONR-F004 when a topic does not exist, ONR-F006 when the cluster does not answer; ask again later
     * @throws OnrampException ONR-F003 when a record that the broker takes may exceed {@code forwarder.max-payload-bytes}
     */
    public static void run(ForwarderSettings settings, Set<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Set<String> missing = new TreeSet<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS))) {
            for (var entry : admin.describeConfigs(resources).values().entrySet()) {
                String topic = entry.getKey().name();
                try {
                    requireFits(topic, entry.getValue().get(), settings.maxPayloadBytes());
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                        missing.add(topic);
                    } else if (e.getCause() instanceof AuthorizationException) {
                        LOG.warn("the limits of {} are not ours to read; whether its records fit is not known", topic);
                    } else {
                        throw lost(topics, e);
                    }
                }
            }
        } catch (KafkaException e) {
            throw lost(topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(topics, e);
        }
        if (!missing.isEmpty()) {
            throw new RawFeedException(
                    ForwarderErrors.TOPICS_MISSING,
                    "waiting for the topics " + missing + ", which " + settings.bootstrapServers()
                            + " does not have; create them there or start the local stack");
        }
    }

    private static void requireFits(String topic, Config config, int maxPayloadBytes) {
        ConfigEntry entry = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (entry != null) {
            long limit = Long.parseLong(entry.value());
            long worst = (limit + 2) / 3 * 4 + AROUND_BYTES;
            if (worst > maxPayloadBytes) {
                throw ForwarderErrors.recordsMayBeTooLarge(topic, limit, worst, maxPayloadBytes);
            }
        }
    }

    private static RawFeedException lost(Set<String> topics, Throwable source) {
        return new RawFeedException(
                ForwarderErrors.KAFKA_LOST, "Kafka does not tell about " + topics + ": " + source.getMessage(), source);
    }
}
