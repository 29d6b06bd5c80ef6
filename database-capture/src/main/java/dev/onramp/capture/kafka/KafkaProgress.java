package dev.onramp.capture.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.capture.CaptureErrors;
import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.Progress;
import dev.onramp.capture.Stage;
import dev.onramp.capture.TemporaryFailure;
import dev.onramp.model.contract.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** What the offsets topic says about this capture, read in Debezium's own words. Thread-safe. */
public final class KafkaProgress implements Progress {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaptureSettings settings;
    private final OffsetTopic topic;

    public KafkaProgress(CaptureSettings settings) {
        this.settings = settings;
        this.topic = new OffsetTopic(settings.bootstrapServers(), settings.offsetsTopic());
    }

    @Override
    public Stage stage() throws TemporaryFailure {
        requireRawTopics();
        Stage stage = Stage.NEW;
        for (Map.Entry<ByteBuffer, ByteBuffer> each : topic.load().entrySet()) {
            if (isOurs(each.getKey())) {
                JsonNode offset = parsed(each.getValue());
                boolean inSnapshot = offset.hasNonNull("snapshot")
                        && !offset.path("snapshot").asText().equals("false")
                        && !offset.path("last_snapshot_record").asBoolean(false);
                stage = inSnapshot ? Stage.IN_SNAPSHOT : Stage.FOLLOWING;
            }
        }
        return stage;
    }

    @Override
    public void forget() throws TemporaryFailure {
        Map<ByteBuffer, Optional<ByteBuffer>> gone = new HashMap<>();
        for (ByteBuffer key : topic.load().keySet()) {
            if (isOurs(key)) {
                gone.put(key, Optional.empty());
            }
        }
        topic.store(gone);
    }

    private boolean isOurs(ByteBuffer key) {
        return parsed(key).path(0).asText().equals(settings.slot());
    }

    private JsonNode parsed(ByteBuffer bytes) {
        try {
            return JSON.readTree(bytes.array());
        } catch (IOException e) {
            throw CaptureErrors.badProgress(settings.offsetsTopic(), e);
        }
    }

    private void requireRawTopics() throws TemporaryFailure {
        Set<String> missing = settings.tables().stream()
                .map(each -> Topics.raw(each.source()))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Admin admin = Admin.create(adminConfig(settings.bootstrapServers(), TIMEOUT_MILLIS))) {
            missing.removeAll(admin.listTopics().names().get());
        } catch (ExecutionException | KafkaException e) {
            throw new TemporaryFailure(
                    "the broker at " + settings.bootstrapServers() + " does not answer (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("interrupted", e);
        }
        if (!missing.isEmpty()) {
            throw CaptureErrors.topicsMissing(missing, settings.bootstrapServers());
        }
    }

    static Map<String, Object> adminConfig(String bootstrapServers, int timeoutMillis) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
    }
}
