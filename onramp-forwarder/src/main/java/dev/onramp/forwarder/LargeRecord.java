package dev.onramp.forwarder;

import java.util.Objects;

/**
 * A record that does not fit into an invocation, and the object that takes its place there ({@code docs/contract.md}, Invocation). Nothing is copied.
 *
 * @param name of the object, below the bucket; the same record always has the same
 */
public record LargeRecord(String name, RawRecord record) {
    public LargeRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(record, "record");
    }

    /** The object's bytes: what would have stood in the event. Made anew with each call, since they are large. */
    public byte[] content() {
        return PayloadFormat.alone(record);
    }

    /** The name alone, fit for a log. */
    @Override
    public String toString() {
        return name;
    }
}
