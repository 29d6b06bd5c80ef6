package dev.onramp.reconcile;

/** Hears what a verification is doing, for a person who waits. Called from several threads. */
@FunctionalInterface
public interface ProgressListener {
    /** Says nothing. */
    ProgressListener SILENT = step -> {};

    /** @param step what goes on now, as half a sentence: {@code reading 120 archive objects} */
    void step(String step);
}
