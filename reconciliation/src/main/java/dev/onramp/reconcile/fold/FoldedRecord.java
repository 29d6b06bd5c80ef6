package dev.onramp.reconcile.fold;

import java.util.Objects;

/**
 * One raw record, classified.
 *
 * @param timestamp the record's, milliseconds since 1970
 * @param fingerprint of the archived payload
 */
public record FoldedRecord(
        Coordinate at, long timestamp, String dataid, long fingerprint, Reading reading, RecordClass recordClass) {

    /** The classes of the section "Accounting" of the contract. */
    public enum RecordClass {
        APPLIED,
        SUPERSEDED,
        DUPLICATE,
        DEAD_LETTERED,
        SKIPPED
    }

    public FoldedRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(dataid, "dataid");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(recordClass, "recordClass");
    }
}
