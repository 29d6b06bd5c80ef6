package dev.onramp.transform;

import java.util.Objects;

/**
 * One object of the raw archive. The bytes are shared, not copied.
 *
 * @param name below the bucket, with the prefix
 */
public record ArchiveObject(String name, byte[] content) {
    public ArchiveObject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
    }
}
