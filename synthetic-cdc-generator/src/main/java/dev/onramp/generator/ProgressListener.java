package dev.onramp.generator;

/** Hears how far a run is. Called by the thread of the run; must be quick. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = (sent, total) -> {};

    /**
     * @param sent changes handed over so far
     * @param total changes that were asked for
     */
    void sent(long sent, long total);
}
