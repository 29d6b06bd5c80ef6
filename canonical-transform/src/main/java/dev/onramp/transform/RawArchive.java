package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.List;
import java.util.Map;

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
     * Stores all lines, and returns when every one is durable or given up. After a failure some of a batch may be stored: storing the same again is
     * harmless.
     *
     * @return ONR-T002 for each batch that may not be durable as a whole, by its {@link ArchiveBatch#name()}; empty when all are
     */
    Map<String, OnrampException> store(List<ArchiveBatch> batches);

    @Override
    void close();
}
