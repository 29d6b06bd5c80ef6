package dev.onramp.transform;

import java.util.List;
import java.util.Optional;

/** A record on its way to the broker. The bytes are shared, not copied. */
public sealed interface Outgoing permits CanonicalEvent, DeadLetter {
    String topic();

    Optional<byte[]> key();

    /** Empty for a tombstone. */
    Optional<byte[]> value();

    List<RecordHeader> headers();

    /** Milliseconds since 1970; negative: the broker's own time. */
    long timestamp();
}
