package dev.onramp.dlq;

/** The transform, as somebody sees it who hands it dead letters. */
public interface ReplayTarget extends AutoCloseable {
    /**
     * Has the records of an event mapped again. The caller may repeat it: nothing changes twice.
     *
     * @param event as the section "Replay" of the contract says
     * @return the reply, JSON
     * @throws dev.onramp.config.OnrampException ONR-Q003, ONR-Q004 when the function does not do it
     */
    byte[] invoke(byte[] event);

    @Override
    void close();
}
