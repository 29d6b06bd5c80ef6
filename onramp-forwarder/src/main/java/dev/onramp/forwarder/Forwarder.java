package dev.onramp.forwarder;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program without its technologies: opens a feed, lets a {@link ForwarderCore} work on it, opens another one when it breaks, and
 * ends in order when told to. {@link #run} belongs to one thread; {@link #stop} may be called from any.
 */
public final class Forwarder {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final ForwarderSettings settings;
    private final Supplier<RawFeed> feeds;
    private final Transform transform;
    private final MonotonicClock clock;
    private final RandomGenerator random;
    private final Progress progress = new Progress();
    private final ProgressReport report;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean ready;

    /** @param feeds opens a new feed; may throw {@link RawFeedException} to be asked again later */
    public Forwarder(
            ForwarderSettings settings,
            Supplier<RawFeed> feeds,
            Transform transform,
            MonotonicClock clock,
            RandomGenerator random) {
        this.settings = settings;
        this.feeds = feeds;
        this.transform = transform;
        this.clock = clock;
        this.random = random;
        this.report = new ProgressReport(settings, progress);
    }

    /**
     * Works until told to stop.
     *
     * @param onReady called once, when the group has told for the first time which partitions are ours
     * @throws dev.onramp.config.OnrampException when going on is pointless
     */
    public void run(Runnable onReady) {
        Backoff backoff = new Backoff(settings.retryInitialBackoff(), settings.retryMaxBackoff(), random);
        int losses = 0;
        while (!isStopping()) {
            long opened = clock.millis();
            try (RawFeed feed = feeds.get()) {
                work(newCore(feed), onReady);
            } catch (RawFeedException lost) {
                boolean lived =
                        clock.millis() - opened > settings.retryMaxBackoff().toMillis();
                losses = lived ? 1 : losses + 1;
                long delay = backoff.delayMillis(losses);
                LOG.warn(
                        "{}: {}; failure {} in a row, next try in {} ms",
                        lost.errorId(),
                        lost.getMessage(),
                        losses,
                        delay,
                        lost.getCause());
                await(delay);
            }
        }
        LOG.info("stopped: {}", report.totals());
    }

    /** Lets {@link #run} end: what is in flight is finished, within bounds, and committed. */
    public void stop() {
        stop.countDown();
    }

    private void work(ForwarderCore core, Runnable onReady) {
        while (!isStopping()) {
            core.step();
            if (!ready && core.wasAssigned()) {
                ready = true;
                LOG.info(
                        "ready: group {}, {} partitions {}",
                        settings.groupId(),
                        core.assigned().size(),
                        core.assigned());
                onReady.run();
            }
            report.print(core, clock.millis());
        }
        core.stop();
        long end = clock.millis() + settings.stopTimeout().toMillis();
        while (!core.isSettled() && clock.millis() < end) {
            core.step();
        }
        if (!core.isSettled()) {
            LOG.warn(
                    "stopped before the invocation in flight was over; its records are sent again after the next start");
        }
    }

    private ForwarderCore newCore(RawFeed feed) {
        return new ForwarderCore(
                feed,
                clock,
                settings.maxInFlight(),
                () -> new Lane(
                        settings.lane(),
                        feed,
                        transform,
                        new Backoff(settings.retryInitialBackoff(), settings.retryMaxBackoff(), random),
                        progress));
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void await(long millis) {
        try {
            boolean unused = stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
