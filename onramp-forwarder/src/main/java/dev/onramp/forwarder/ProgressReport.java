package dev.onramp.forwarder;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line per interval what went on; is silent when nothing did and nothing waits. Not thread-safe. */
final class ProgressReport {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressReport.class);

    private final long intervalMillis;
    private final int maxPayloadBytes;
    private final Progress progress;
    private Progress.Counts told = Progress.Counts.NONE;
    private long toldAtMillis = Long.MIN_VALUE;

    ProgressReport(ForwarderSettings settings, Progress progress) {
        this.intervalMillis = settings.reportInterval().toMillis();
        this.maxPayloadBytes = settings.maxPayloadBytes();
        this.progress = progress;
    }

    void print(ForwarderCore core, long nowMillis) {
        if (toldAtMillis == Long.MIN_VALUE) {
            toldAtMillis = nowMillis;
        }
        long millis = nowMillis - toldAtMillis;
        if (millis < intervalMillis) {
            return;
        }
        Progress.Counts now = progress.total();
        long lag = core.lag();
        if (!now.equals(told) || lag > 0) {
            Progress.Counts news = now.minus(told);
            LOG.info(
                    "forwarded {}, {} records/s, lag {}, {} partitions; since the start: {}",
                    describe(news),
                    news.records() * 1000 / millis,
                    lag,
                    core.assigned().size(),
                    describe(now));
        }
        core.complaints().forEach(complaint -> LOG.error("{}", complaint));
        told = now;
        toldAtMillis = nowMillis;
    }

    String totals() {
        return describe(progress.total());
    }

    private String describe(Progress.Counts counts) {
        double fill = counts.batches() == 0 ? 0 : 100.0 * counts.payloadBytes() / counts.batches() / maxPayloadBytes;
        return String.format(
                Locale.ROOT,
                "%d records (%d mapped, %d dead-lettered, %d skipped, %d events) in %d batches filled to %.1f%%, %d failed tries, %d halved, %d records undone, %d by reference, %d commits",
                counts.records(),
                counts.mapped(),
                counts.deadLettered(),
                counts.skipped(),
                counts.events(),
                counts.batches(),
                fill,
                counts.failures(),
                counts.halved(),
                counts.undone(),
                counts.byReference(),
                counts.commits());
    }
}
