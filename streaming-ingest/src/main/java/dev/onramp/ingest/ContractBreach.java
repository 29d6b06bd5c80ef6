package dev.onramp.ingest;

/** How the parser leaves the middle of a record; never seen outside, where it is {@link ParsedRecord.Rejected}. Has no stack trace. */
final class ContractBreach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContractBreach(String problem) {
        super(problem, null, false, false);
    }
}
