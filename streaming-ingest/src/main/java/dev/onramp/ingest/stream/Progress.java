package dev.onramp.ingest.stream;

import dev.onramp.ingest.kafka.CanonicalTopics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a query is, published after each batch in a consumer group that nobody joins, for people and tools. Thread-safe. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final String query;
    private final String group;
    private final CanonicalTopics topics;
    private final AtomicLong batches = new AtomicLong();

    Progress(String query, String group, CanonicalTopics topics) {
        this.query = query;
        this.group = group;
        this.topics = topics;
    }

    /** A batch is handled for good. */
    void publish(Map<TopicPartition, Long> next) {
        batches.incrementAndGet();
        try {
            topics.handled(group, next);
        } catch (KafkaException e) {
            // The next batch publishes more; nothing but the display depends on it.
            LOG.warn("{}: could not publish its offsets in group {}: {}", query, group, e.toString());
        }
    }

    /** Batches that were handled. */
    long batches() {
        return batches.get();
    }
}
