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
        long vacuumed = System.nanoTime();
        try {
            while (!stopping.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                boolean vacuums = System.nanoTime() - vacuumed >= untilVacuum.toNanos();
                try {
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

    /** Asks for the end; a step at work is cut off with its session, which harms nothing. */
    void stop() {
        stopping.countDown();
    }
}
