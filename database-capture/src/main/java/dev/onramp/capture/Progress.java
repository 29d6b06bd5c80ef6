package dev.onramp.capture;

/** How far the capture came, stored where the raw topics are. */
public interface Progress {
    /**
     * @throws TemporaryFailure when the broker does not answer
     * @throws dev.onramp.config.OnrampException ONR-D011 when a raw topic is missing
     */
    Stage stage() throws TemporaryFailure;

    /** Forgets all; the next run begins with the rows that are there. */
    void forget() throws TemporaryFailure;
}
