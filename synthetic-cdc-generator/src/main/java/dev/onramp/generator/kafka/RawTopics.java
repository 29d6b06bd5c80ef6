package dev.onramp.generator.kafka;

import dev.onramp.generator.GeneratorErrors;
import dev.onramp.generator.LegacyTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Makes sure, before anything is written, that there is a broker with the raw topics. */
final class RawTopics {
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(20);

    private RawTopics() {}

    /**
     * @param patience for a broker's answer; 20 s are enough
     * @throws dev.onramp.config.OnrampException ONR-G006 when no broker answers in time, ONR-G007 when a topic is missing
     */
    static void check(String bootstrapServers, Duration patience) {
        int patienceMillis = Math.toIntExact(Math.min(patience.toMillis(), MOST_PATIENCE.toMillis()));
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "onramp-generator-check",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patienceMillis / 4,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                patienceMillis);
        Set<String> present;
        try (Admin admin = Admin.create(config)) {
            present = admin.listTopics().names().get(2L * patienceMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw GeneratorErrors.brokerAway(bootstrapServers, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        }
        List<String> missing = Arrays.stream(LegacyTable.values())
                .map(LegacyTable::table)
                .filter(each -> !present.contains(each))
                .toList();
        if (!missing.isEmpty()) {
            throw GeneratorErrors.topicsMissing(missing, bootstrapServers);
        }
    }
}
