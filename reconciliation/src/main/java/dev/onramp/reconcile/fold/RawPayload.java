package dev.onramp.reconcile.fold;

/** The value of a raw record, as the archive keeps it. */
public sealed interface RawPayload {

    /** A value that is UTF-8. */
    record Text(String text) implements RawPayload {}

    /** A value that is not UTF-8. */
    record Binary() implements RawPayload {}

    /** A record without a value that has a key. */
    record Tombstone() implements RawPayload {}

    /** A record without a value and without a key. */
    record Absent() implements RawPayload {}
}
