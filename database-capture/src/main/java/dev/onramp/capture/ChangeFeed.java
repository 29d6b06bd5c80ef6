package dev.onramp.capture;

/** Carries the changes of the database to the raw topics. One run at a time; {@link #stop()} may be called by any thread. */
public interface ChangeFeed {
    /**
     * Runs until it is stopped or fails.
     *
     * @throws TemporaryFailure when database or broker failed; nothing is lost, and a new run goes on
     * @throws dev.onramp.config.OnrampException ONR-D… when a person must act
     */
    void run(Plan plan) throws TemporaryFailure;

    /** Ends the run in order; returns at once. */
    void stop();

    /** How many records were acknowledged since the program started. */
    long acknowledged();
}
