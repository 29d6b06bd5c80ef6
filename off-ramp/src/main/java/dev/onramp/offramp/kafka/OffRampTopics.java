package dev.onramp.offramp.kafka;

import dev.onramp.model.LegacyConsumer;
import dev.onramp.model.contract.Topics;
import dev.onramp.offramp.OffRampErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of a consumer that are not there yet. */
public final class OffRampTopics {
    private static final int TIMEOUT_MILLIS = 15_000;

    private OffRampTopics() {}

    /**
     * @param partitions of the topic of the rows, if it has to be made
     * @throws dev.onramp.config.OnrampException ONR-O002 when Kafka does not answer or refuses
     */
    public static void make(LegacyConsumer consumer, String servers, int partitions) {
        String topic = consumer.topic().value();
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", servers,
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS / 3))) {
            List<NewTopic> wanted = List.of(
                    new NewTopic(topic, Optional.of(partitions), Optional.empty()),
                    new NewTopic(Topics.deadLetters(topic), Optional.of(1), Optional.empty()));
            for (KafkaFuture<Void> each : admin.createTopics(wanted).values().values()) {
                await(each);
            }
        } catch (ExecutionException e) {
            throw OffRampErrors.kafkaFailed(servers, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (KafkaException e) {
            throw OffRampErrors.kafkaFailed(servers, e);
        }
    }

    private static void await(KafkaFuture<Void> made) throws ExecutionException, InterruptedException {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
