package dev.onramp.capture.debezium;

import dev.onramp.capture.TemporaryFailure;
import dev.onramp.capture.kafka.OffsetTopic;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/** The engine's progress in an {@link OffsetTopic}; made by the engine, by its name. A set is done when the broker has acknowledged it. */
public final class TopicOffsetStore extends MemoryOffsetBackingStore {
    static final String BOOTSTRAP_SERVERS = "offset.storage.onramp.bootstrap.servers";
    static final String TOPIC = "offset.storage.onramp.topic";

    private Optional<OffsetTopic> topic = Optional.empty();
    private final Map<ByteBuffer, ByteBuffer> stored = new HashMap<>();

    @Override
    public void configure(WorkerConfig config) {
        super.configure(config);
        Map<String, String> all = config.originalsStrings();
        topic = Optional.of(new OffsetTopic(required(all, BOOTSTRAP_SERVERS), required(all, TOPIC)));
    }

    @Override
    public synchronized void start() {
        super.start();
        try {
            stored.putAll(topic.orElseThrow().load());
            data.putAll(stored);
        } catch (TemporaryFailure e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    protected synchronized void save() {
        Map<ByteBuffer, Optional<ByteBuffer>> changed = new HashMap<>();
        data.forEach((key, value) -> {
            if (value != null && !value.equals(stored.get(key))) {
                changed.put(key, Optional.of(value));
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        try {
            topic.orElseThrow().store(changed);
            changed.forEach((key, value) -> stored.put(key, value.orElseThrow()));
        } catch (TemporaryFailure e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }

    private static String required(Map<String, String> config, String key) {
        String value = config.get(key);
        if (value == null) {
            throw new ConnectException("the engine's configuration lacks " + key);
        }
        return value;
    }
}
