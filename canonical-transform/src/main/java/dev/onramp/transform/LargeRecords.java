package dev.onramp.transform;

import java.io.InputStream;

/** Where the caller has put records that are too large for an invocation. Thread-safe. */
public interface LargeRecords extends AutoCloseable {
    /** The name under which a record must stand. */
    String name(String topic, int partition, long offset);

    /**
     * The bytes of an object; the caller closes the stream.
     *
     * @throws dev.onramp.config.OnrampException ONR-T008 when there is none, or it cannot be read
     */
    InputStream open(String name);

    @Override
    void close();
}
