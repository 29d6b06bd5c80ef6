package dev.onramp.transform;

import java.util.List;

/** Where raw changes are kept for ever. Thread-safe. */
public interface RawArchive extends AutoCloseable {

    /**
     * How a record is found in the archive: {@code ce_rawref}.
     *
     * @param name of the batch's object
     * @param line of the record in it, from 1
     */
    String reference(String name, RawRecord record, int line);

    /**
     * Stores all lines, and returns when every one is durable. After a failure some may be stored: storing the same again is harmless.
     *
     * @throws dev.onramp.config.OnrampException ONR-T002
     */
    void store(List<ArchiveBatch> batches);

    @Override
    void close();
}
