package dev.onramp.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a change feed running: looks before each run whether the database can be captured, and begins again, with growing pauses, when
 * database or broker failed. {@link #stop()} may be called by any thread.
 */
final class Capture {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

    private final LegacyDatabase database;
    private final Progress progress;
    private final ChangeFeed feed;
    private final Planner planner;
    private final Backoff backoff;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Capture(LegacyDatabase database, Progress progress, ChangeFeed feed, Planner planner, Backoff backoff) {
        this.database = database;
        this.progress = progress;
        this.feed = feed;
        this.planner = planner;
        this.backoff = backoff;
    }

    /**
     * Returns after {@link #stop()}.
     *
     * @throws dev.onramp.config.OnrampException ONR-D… when a person must act
     */
    void run() {
        int failures = 0;
        while (!isStopped()) {
            long before = feed.acknowledged();
            try {
                feed.run(plan());
                failures = 0;
            } catch (TemporaryFailure e) {
                failures = feed.acknowledged() > before ? 1 : failures + 1;
                Duration pause = backoff.pause(failures);
                LOG.warn("{}; trying again in {} ms (failure {} in a row)", e.getMessage(), pause.toMillis(), failures);
                sleep(pause);
            }
        }
    }

    void stop() {
        stopped.countDown();
        feed.stop();
    }

    private Plan plan() throws TemporaryFailure {
        Stage stage = progress.stage();
        Inspection inspection = database.inspect();
        inspection.warnings().forEach(LOG::warn);
        Planner.Decision decision = planner.decide(inspection, stage);
        if (decision.startOver()) {
            LOG.info("starting over: what is known of the progress is forgotten");
            progress.forget();
        }
        if (decision.dropSlot()) {
            LOG.info("a replication slot of an earlier start is replaced, so that rows and changes meet without a gap");
            database.dropSlot();
        }
        planner.begun();
        return decision.plan();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void sleep(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
