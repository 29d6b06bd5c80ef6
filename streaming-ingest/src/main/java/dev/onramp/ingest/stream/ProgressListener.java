package dev.onramp.ingest.stream;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.kafka.CanonicalTopics;
import dev.onramp.ingest.kafka.SourceOffsets;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After each batch publishes the offsets that it ended at, in the consumer group of its query. Called by one thread of Spark. */
final class ProgressListener extends StreamingQueryListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

    private final CanonicalTopics topics;
    private final Map<String, String> groups;
    private final Map<String, Runnable> handled;

    /**
     * @param groups query name to consumer group
     * @param handled query name to who wants to know of its batches
     */
    ProgressListener(CanonicalTopics topics, Map<String, String> groups, Map<String, Runnable> handled) {
        this.topics = topics;
        this.groups = Map.copyOf(groups);
        this.handled = Map.copyOf(handled);
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        String name = event.progress().name();
        String group = groups.get(name);
        Runnable told = handled.get(name);
        if (group == null || told == null) {
            return;
        }
        told.run();
        boolean ofLake = name.equals("lake");
        (ofLake ? CrashPoint.LAKE_CHECKPOINTED : CrashPoint.POSTGRES_CHECKPOINTED).passed();
        for (SourceProgress source : event.progress().sources()) {
            try {
                topics.handled(group, SourceOffsets.parse(source.endOffset()));
                (ofLake ? CrashPoint.LAKE_PROGRESS_PUBLISHED : CrashPoint.POSTGRES_PROGRESS_PUBLISHED).passed();
            } catch (KafkaException e) {
                // The next batch publishes more; nothing but the display depends on it.
                LOG.warn("{}: could not publish its offsets in group {}: {}", name, group, e.toString());
            }
        }
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {}

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {}
}
