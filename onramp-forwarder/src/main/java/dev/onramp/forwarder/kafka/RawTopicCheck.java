package dev.onramp.forwarder.kafka;

import dev.onramp.forwarder.ForwarderErrors;
import dev.onramp.forwarder.ForwarderSettings;
import dev.onramp.forwarder.RawFeedException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the raw topics exist before work begins. */
public final class RawTopicCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RawTopicCheck.class);
    private static final int TIMEOUT_MILLIS = 15_000;

    private RawTopicCheck() {}

    /** @throws RawFeedException ONR-F004 when a topic does not exist, ONR-F006 when the cluster does not answer; ask again later */
    public static void run(ForwarderSettings settings, Set<String> topics) {
        Set<String> missing = new TreeSet<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS))) {
            for (var entry : admin.describeTopics(topics).topicNameValues().entrySet()) {
                try {
                    entry.getValue().get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                        missing.add(entry.getKey());
                    } else if (e.getCause() instanceof AuthorizationException) {
                        LOG.warn("{} is not ours to look at; whether it exists is not known", entry.getKey());
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

    private static RawFeedException lost(Set<String> topics, Throwable source) {
        return new RawFeedException(
                ForwarderErrors.KAFKA_LOST, "Kafka does not tell about " + topics + ": " + source.getMessage(), source);
    }
}
