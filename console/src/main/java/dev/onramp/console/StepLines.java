package dev.onramp.console;

import dev.onramp.reconcile.ProgressListener;
import java.io.PrintWriter;

/** Prints the steps of a verification, at most one line a second and never the same twice. Thread-safe. */
final class StepLines implements ProgressListener {
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final PrintWriter out;
    private String last = "";
    private long lastAt = System.nanoTime() - PAUSE_NANOS;

    StepLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void step(String step) {
        long now = System.nanoTime();
        if (!step.equals(last) && now - lastAt >= PAUSE_NANOS) {
            last = step;
            lastAt = now;
            out.println(step);
            out.flush();
        }
    }
}
