package dev.onramp.generator;

/** Where changes go. Used by one thread. */
public interface ChangeSink extends AutoCloseable {
    /**
     * Takes over what is to be sent, perhaps for later; records of one key keep their order.
     *
     * @throws dev.onramp.config.OnrampException when it, or one before it, can never arrive
     */
    void send(Dispatch dispatch);

    /**
     * Returns when everything sent has been stored for good.
     *
     * @throws dev.onramp.config.OnrampException when something can never arrive
     */
    void flush();

    /** Releases what it holds; what has not been flushed may or may not arrive. */
    @Override
    void close();
}
