package dev.onramp.capture.debezium;

import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.LegacyDatabase;
import dev.onramp.capture.Plan;
import dev.onramp.capture.TemporaryFailure;
import dev.onramp.capture.kafka.RawChange;
import dev.onramp.capture.kafka.RawTopics;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What the engine hands its batches to. A batch counts as processed when the broker has acknowledged all of it, so what is stored as progress
 * never runs ahead of the raw topics.
 */
final class ChangePublisher implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final CaptureSettings settings;
    private final LegacyDatabase database;
    private final RawTopics topics;
    private final ChangeJson json;
    private final Tally tally;
    private boolean truncatesDue;
    private OptionalLong floor = OptionalLong.empty();

    ChangePublisher(CaptureSettings settings, LegacyDatabase database, RawTopics topics, Tally tally, Plan.Rows rows) {
        this.settings = settings;
        this.database = database;
        this.topics = topics;
        this.tally = tally;
        this.json = new ChangeJson(settings);
        this.truncatesDue = rows == Plan.Rows.ALL_ANEW;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        try {
            truncateIfDue();
            List<RawChange> changes = new ArrayList<>(batch.size());
            for (RecordChangeEvent<SourceRecord> each : batch) {
                SourceRecord change = each.record();
                if (ChangeJson.isRead(change)) {
                    ChangeJson.moveTo(change, floor());
                }
                json.of(change).ifPresent(changes::add);
            }
            topics.write(changes);
            tally.acknowledged(changes);
        } catch (TemporaryFailure e) {
            throw new ConnectException(e.getMessage(), e);
        }
        for (RecordChangeEvent<SourceRecord> each : batch) {
            committer.markProcessed(each);
        }
        committer.markBatchFinished();
    }

    /** Just below the rows that come now, and above all that an earlier run sent. */
    private void truncateIfDue() throws TemporaryFailure, InterruptedException {
        if (truncatesDue) {
            long now = System.currentTimeMillis();
            long below = floor() - 1;
            topics.write(settings.tables().stream()
                    .map(each -> json.truncate(each, below, now))
                    .toList());
            truncatesDue = false;
        }
    }

    private long floor() throws TemporaryFailure {
        if (floor.isEmpty()) {
            floor = OptionalLong.of(database.slotFloor());
        }
        return floor.getAsLong();
    }
}
