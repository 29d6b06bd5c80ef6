package dev.onramp.archive;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The objects of the archive's bucket. Thread-safe. Every method throws ONR-A002 when the store does not answer. */
public interface ArchiveObjects extends AutoCloseable {
    /** One object, as a listing shows it; size in bytes. */
    record Entry(String key, long size, Instant written) {
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(written, "written");
        }
    }

    /** Where the objects are: {@code s3://bucket}. */
    String location();

    /** Everything below a prefix, in the order of the keys. */
    List<Entry> list(String prefix);

    /** The stored bytes, which the caller closes; empty when there is no such object (any more). */
    Optional<InputStream> open(String key);

    /** Stores a file; once this returns, every reader finds it. */
    void write(String key, Path file);

    /** Harmless when there is no such object. */
    void delete(String key);

    @Override
    void close();
}
