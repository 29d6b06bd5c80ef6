package dev.onramp.ingest.stream;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.delta.LakeMaintenance;
import dev.onramp.ingest.delta.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maintenance on a schedule, on a thread of its own. Whatever fails in it is told and tried again in the next round; the stream goes on. */
final class ScheduledMaintenance implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledMaintenance.class);
    /** The first vacuum is due this much sooner than the others, so that programs that are started every day get to it. */
    private static final int FIRST_VACUUM = 24;
    /** How often it looks for a checkpoint that is due between rounds. */
    private static final Duration CHECKPOINTS_EVERY = Duration.ofSeconds(5);

    private final LakeMaintenance maintenance;
    private final List<EntityColumns> entities;
    private final IngestSettings.Maintenance settings;
    private final Turn turn;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param turn where a round waits until no batch is at work */
    ScheduledMaintenance(
            LakeMaintenance maintenance, List<EntityColumns> entities, IngestSettings.Maintenance settings, Turn turn) {
        this.maintenance = maintenance;
        this.entities = List.copyOf(entities);
        this.settings = settings;
        this.turn = turn;
    }

    @Override
    public void run() {
        Duration untilVacuum = settings.vacuumInterval().dividedBy(FIRST_VACUUM);
        long pause = Math.min(settings.interval().toMillis(), CHECKPOINTS_EVERY.toMillis());
        long vacuumed = System.nanoTime();
        long rounded = System.nanoTime();
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                boolean vacuums = since(vacuumed).compareTo(untilVacuum) >= 0;
                try {
                    if (since(rounded).compareTo(settings.interval()) < 0) {
                        maintenance.checkpoint(entities);
                        continue;
                    }
                    rounded = System.nanoTime();
                    maintenance.round(entities, turn, vacuums);
                    if (vacuums) {
                        vacuumed = System.nanoTime();
                        untilVacuum = settings.vacuumInterval();
                    }
                } catch (RuntimeException e) {
                    if (stopping.getCount() > 0) {
                        LOG.warn("maintenance failed; the next round tries again", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** Asks for the end; a step at work is cut off with its session, which harms nothing. */
    void stop() {
        stopping.countDown();
    }
}
