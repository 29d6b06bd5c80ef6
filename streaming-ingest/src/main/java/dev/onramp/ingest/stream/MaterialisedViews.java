package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.materialised.Refreshed;
import dev.onramp.ingest.materialised.WideRefresh;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables of materialised views up to date beside the stream, on a thread of its own: their trouble holds up nothing else. Whatever fails is told and
 * tried again.
 */
final class MaterialisedViews implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(MaterialisedViews.class);
    /** The pause after a round is at least this many times as long as the round, so that most of the machine is the stream's. */
    private static final int REST = 4;

    private final List<WideRefresh> views;
    private final Duration interval;
    private final WriterClaim claim;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param interval from the end of a round to the next one, at least */
    MaterialisedViews(List<WideRefresh> views, Duration interval, WriterClaim claim) {
        this.views = List.copyOf(views);
        this.interval = interval;
        this.claim = claim;
    }

    boolean isEmpty() {
        return views.isEmpty();
    }

    /** Returns when every table is there; the tables that they are made from must be. */
    void prepare() {
        views.forEach(WideRefresh::prepare);
    }

    @Override
    public void run() {
        long pause = interval.toMillis();
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                long began = System.nanoTime();
                views.forEach(this::refresh);
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                pause = Math.max(interval.toMillis(), REST * took);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh(WideRefresh view) {
        long began = System.nanoTime();
        try {
            claim.hold();
            Refreshed done = view.run();
            if (done.rows() > 0) {
                LOG.info(
                        "{}: {} rows {} in {} ms",
                        view.name(),
                        done.rows(),
                        done.way() == Refreshed.Way.UPDATED ? "exchanged" : "computed",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
        } catch (DeltaConcurrentModificationException e) {
            LOG.info("{}: another writer was faster; the next round tries again", view.name());
        } catch (OnrampException e) {
            // The queries end by this too, and say it.
            stop();
        } catch (RuntimeException e) {
            if (stopping.getCount() > 0) {
                LOG.warn("{} was not brought up to date; the next round tries again", view.name(), e);
            }
        }
    }

    /** Asks for the end; a round at work is cut off with its session, which harms nothing. */
    void stop() {
        stopping.countDown();
    }
}
