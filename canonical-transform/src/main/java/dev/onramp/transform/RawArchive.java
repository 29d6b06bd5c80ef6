package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.List;
import java.util.Map;

/** Where raw changes are kept for ever. Thread-safe. */
public interface RawArchive extends AutoCloseable {

    /** {@code s3://<bucket>/<name>}: how others find the object of that name. */
    String location(String name);

    /**
     * Stores all objects, each replacing the one of its name, and returns when every one is durable or given up. Storing the same objects again is
     * harmless.
     *
     * @return ONR-T002 for each object that may not be durable, by its name; empty when all are
     */
    Map<String, OnrampException> store(List<ArchiveObject> objects);

    @Override
    void close();
}
