package dev.onramp.reconcile.archive;

import java.util.List;
import java.util.function.BiConsumer;

/** Where the transform keeps the raw changes. Thread-safe. */
public interface RawArchive {

    /**
     * Every object of a source's folder, in the order of their keys.
     *
     * @throws dev.onramp.config.OnrampException ONR-R002 when the store cannot be read
     */
    List<String> keys(String table);

    /**
     * Reads one object line by line.
     *
     * @param lines takes the line's number, from 1, and its text
     * @return false when there is no such object any more: it was merged into another one, which a new listing shows
     * @throws dev.onramp.config.OnrampException ONR-R002 when the store cannot be read, ONR-R003 when the object is not what it should be
     */
    boolean read(String key, BiConsumer<Long, String> lines);
}
