package dev.onramp.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record of a canonical topic as it came from the broker, reduced to what the sinks use. Arrays are not copied: nobody changes them.
 *
 * @param key bytes of the key, null when the record has none
 * @param value bytes of the value, null for a deletion
 */
public record CanonicalRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        LineageHeaders headers) {

    /** The headers of {@code CloudEventHeaders} that become lineage columns, as text; null where the record lacks one. */
    public record LineageHeaders(
            @Nullable String sequence,
            @Nullable String operation,
            @Nullable String time,
            @Nullable String dataId,
            @Nullable String mappingVersion) {}
}
