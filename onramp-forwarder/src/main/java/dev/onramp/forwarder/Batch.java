package dev.onramp.forwarder;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One invocation's worth of records, encoded. The payload is not copied and nobody writes to it again, so it may be sent as often
 * as it takes.
 *
 * @param slices what is in it, a partition at most once, in the order of the payload
 * @param large the only record of the batch, when the payload refers to it instead of holding it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes: no copies, and never compared
public record Batch(List<Slice> slices, byte[] payload, Optional<LargeRecord> large) {
    public Batch {
        slices = List.copyOf(slices);
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(large, "large");
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a batch without records");
        }
    }

    public int records() {
        return slices.stream().mapToInt(Slice::records).sum();
    }

    /** Coordinates and sizes only, fit for a log. */
    @Override
    public String toString() {
        return records() + " records, " + payload.length + " bytes, " + slices
                + large.map(each -> ", by reference to " + each).orElse("");
    }
}
