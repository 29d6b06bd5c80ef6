package dev.onramp.transform;

import java.util.List;

/** Where raw changes are kept for ever. Thread-safe. */
public interface RawArchive extends AutoCloseable {

    /** {@code s3://<bucket>/<name>}: how others find the object of that name. */
    String location(String name);

    /**
     * Stores all objects, each replacing the one of its name, and returns when every one is durable. After a failure some may be stored:
     * storing the same objects again is harmless.
     *
     * @throws dev.onramp.config.OnrampException ONR-T002
     */
    void store(List<ArchiveObject> objects);

    @Override
    void close();
}
