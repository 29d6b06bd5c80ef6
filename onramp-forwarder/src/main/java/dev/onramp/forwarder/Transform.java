package dev.onramp.forwarder;

/** The far side: takes a batch and accounts for every record of it. It may see the same records any number of times. */
public interface Transform extends AutoCloseable {
    /** Starts an invocation and returns at once. Failures are outcomes; nothing is thrown for them. */
    Invocation invoke(Batch batch);

    /** The batch's offsets are stored: what was kept for it may go. Returns at once, throws nothing. */
    void settled(Batch batch);

    /** Ends what is still running, without waiting for it. */
    @Override
    void close();
}
