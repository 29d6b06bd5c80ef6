package dev.onramp.reconcile.fold;

import java.util.Objects;

/**
 * One line of the raw archive.
 *
 * @param timestamp the record's, milliseconds since 1970
 * @param dataid id of the change
 * @param fingerprint of the payload's bytes as they are archived, see {@link Fingerprint}
 */
public record RawRecord(Coordinate at, long timestamp, String dataid, RawPayload payload, long fingerprint) {
    public RawRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(dataid, "dataid");
        Objects.requireNonNull(payload, "payload");
    }
}
