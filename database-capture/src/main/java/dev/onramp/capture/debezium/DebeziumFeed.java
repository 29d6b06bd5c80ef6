package dev.onramp.capture.debezium;

import dev.onramp.capture.CaptureErrors;
import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.ChangeFeed;
import dev.onramp.capture.LegacyDatabase;
import dev.onramp.capture.Plan;
import dev.onramp.capture.TemporaryFailure;
import dev.onramp.capture.kafka.RawTopics;
import dev.onramp.config.OnrampException;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Debezium engine, a new one for each run. */
public final class DebeziumFeed implements ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(DebeziumFeed.class);

    private final CaptureSettings settings;
    private final LegacyDatabase database;
    private final Runnable onReading;
    private final Tally tally;
    private volatile Optional<DebeziumEngine<?>> running = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean stopping;

    /** @param onReading called whenever the database's changes begin to be read */
    public DebeziumFeed(CaptureSettings settings, LegacyDatabase database, Runnable onReading) {
        this.settings = settings;
        this.database = database;
        this.onReading = onReading;
        this.tally = new Tally(settings.reportInterval());
    }

    @Override
    public void run(Plan plan) throws TemporaryFailure {
        failure = Optional.empty();
        try (RawTopics topics = new RawTopics(settings.bootstrapServers(), settings.maxChangeBytes(), () -> stopping)) {
            ChangePublisher publisher = new ChangePublisher(settings, database, topics, tally, plan.rows());
            DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                            ChangeEventFormat.of(Connect.class))
                    .using(EngineProperties.of(settings, plan))
                    .notifying(publisher)
                    .using(new DebeziumEngine.ConnectorCallback() {
                        @Override
                        public void pollingStarted() {
                            begins(plan);
                        }
                    })
                    .using((success, message, error) -> {
                        if (!success) {
                            failure = Optional.of(error == null ? new IllegalStateException(message) : error);
                        }
                    })
                    .build();
            running = Optional.of(engine);
            if (!stopping) {
                engine.run();
            }
        } finally {
            running = Optional.empty();
        }
        Optional<Throwable> ended = failure;
        if (!stopping && ended.isPresent()) {
            throw judged(ended.get());
        }
    }

    @Override
    public void stop() {
        stopping = true;
        running.ifPresent(engine -> {
            try {
                engine.close();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("the engine was not running any more", e);
            }
        });
    }

    @Override
    public long acknowledged() {
        return tally.total();
    }

    private void begins(Plan plan) {
        LOG.info(
                plan.rows() == Plan.Rows.NONE
                        ? "following the changes from where the last run ended, slot {}"
                        : "sending the rows that are there, then the changes, slot {}",
                settings.slot());
        onReading.run();
    }

    /** By type: what came from database or network may be tried again, everything else is for a person. */
    private static TemporaryFailure judged(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OnrampException known) {
                throw known;
            }
            if (each instanceof TemporaryFailure temporary) {
                return temporary;
            }
            if (each instanceof SQLException || each instanceof IOException || each instanceof RetriableException) {
                return new TemporaryFailure(
                        "the capture was cut off: "
                                + String.valueOf(each.getMessage()).strip(),
                        failure);
            }
        }
        throw CaptureErrors.engineFailed(failure);
    }
}
