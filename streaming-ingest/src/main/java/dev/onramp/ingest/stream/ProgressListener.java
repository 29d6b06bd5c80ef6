package dev.onramp.ingest.stream;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.kafka.SourceOffsets;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** After each batch of the lake publishes the offsets that it ended at, in the lake's consumer group. Called by one thread of Spark. */
final class ProgressListener extends StreamingQueryListener {
    private final Progress progress;

    ProgressListener(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        CrashPoint.LAKE_CHECKPOINTED.passed();
        for (SourceProgress source : event.progress().sources()) {
            progress.publish(SourceOffsets.parse(source.endOffset()));
            CrashPoint.LAKE_PROGRESS_PUBLISHED.passed();
        }
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {}

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {}
}
