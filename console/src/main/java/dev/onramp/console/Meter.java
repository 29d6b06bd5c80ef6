package dev.onramp.console;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress of one long piece of work: a bar with rate and remaining time on a terminal, a plain line every tenth of it (or every ten seconds)
 * elsewhere. Not thread-safe.
 */
final class Meter implements AutoCloseable {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final String task;
    private final String unit;
    private final long unitSize;
    private final long total;
    private final PrintWriter out;
    private final long startedAt = System.nanoTime();
    private final @Nullable ProgressBar bar;
    private long toldAt = startedAt;
    private long toldTenths;

    /**
     * @param unitSize how much of the counted thing makes one unit
     * @param total how much there is in all; 0 when unknown
     */
    Meter(String task, String unit, long unitSize, long total, PrintWriter out) {
        this.task = task;
        this.unit = unit;
        this.unitSize = unitSize;
        this.total = total;
        this.out = out;
        this.bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setUnit(" " + unit, unitSize)
                        .setInitialMax(total == 0 ? -1 : total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .showSpeed()
                        .build();
    }

    void reached(long done) {
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        long now = System.nanoTime();
        long tenths = total == 0 ? 0 : done * 10 / total;
        if (tenths > toldTenths || now - toldAt > QUIET_NANOS) {
            toldTenths = tenths;
            toldAt = now;
            double seconds = Math.max(1e-3, (now - startedAt) / 1e9);
            double rate = done / (double) unitSize / seconds;
            String eta = total == 0 || done == 0
                    ? ""
                    : String.format(Locale.ROOT, ", %.0f s left", (total - done) * seconds / done);
            out.printf(
                    Locale.ROOT,
                    "%s: %d%s %s, %.0f %s/s%s%n",
                    task,
                    done / unitSize,
                    total == 0 ? "" : " of " + total / unitSize,
                    unit,
                    rate,
                    unit,
                    eta);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
