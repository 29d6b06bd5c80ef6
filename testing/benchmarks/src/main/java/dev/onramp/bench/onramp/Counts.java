package dev.onramp.bench.onramp;

/** What runs of the pipeline count, by name. */
final class Counts {
    static final String INVOCATIONS = "invocations";
    static final String PAYLOAD_BYTES = "payload_bytes";
    static final String PAYLOAD_LIMIT = "payload_limit_bytes";
    static final String BILLED_MILLIS = "billed_millis";
    static final String CANONICAL_RECORDS = "canonical_records";
    static final String DEAD_LETTERS = "dead_letters";
    static final String ARCHIVE_OBJECTS = "archive_objects";
    static final String ARCHIVE_BYTES = "archive_bytes";
    static final String FIREHOSE_BYTES = "firehose_billed_bytes";

    private Counts() {}
}
