package dev.onramp.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a legacy system and its tools do wrong. Each change has at most one. */
public enum Fault {
    /** The very same record again, some records later. */
    DUPLICATES("duplicates"),
    /** Sent up to {@value FaultDial#MOST_REORDERED} changes later. */
    REORDERING("reordering"),
    /** Sent up to {@value FaultDial#MOST_LATE} changes later, long after its commit time. */
    LATENESS("lateness"),
    /** Some bytes are overwritten with others, control characters among them. */
    CORRUPT_BYTES("corrupt-bytes", "ONR-T101"),
    /** The end is missing. */
    TRUNCATED_JSON("truncated-json", "ONR-T101"),
    /** A text holds bytes that are not UTF-8. */
    BAD_UTF8("bad-utf8", "ONR-T101"),
    /** A text holds U+0000. */
    NUL_CHARACTERS("nul-characters", "ONR-T108"),
    /** A text fills the record up to the setting {@code oversized-bytes}; the change is sound. */
    OVERSIZED_RECORDS("oversized-records"),
    /** Columns that the source does not declare; the change is sound. */
    SCHEMA_DRIFT("schema-drift"),
    /** A column that holds texts holds something else. */
    TYPE_CHANGES("type-changes", "ONR-T106"),
    /** An account whose customer does not exist; the change is sound. */
    ORPHAN_ACCOUNTS("orphan-accounts");

    private final String label;
    private final Optional<String> errorId;

    Fault(String label) {
        this.label = label;
        this.errorId = Optional.empty();
    }

    Fault(String label, String errorId) {
        this.label = label;
        this.errorId = Optional.of(errorId);
    }

    /** How settings, the command line and the ledger call it. */
    public String label() {
        return label;
    }

    /** With which error id the change is dead-lettered; empty when it is not. */
    public Optional<String> errorId() {
        return errorId;
    }

    /** Whether the change waits before it is sent. */
    boolean delays() {
        return this == REORDERING || this == LATENESS;
    }

    /** Whether the change can have this fault: a delete has no row to spoil, and only accounts have customers. */
    boolean fits(LegacyChange change) {
        boolean hasRow = change.operation() != LegacyChange.Operation.DELETE;
        return switch (this) {
            case DUPLICATES, REORDERING, LATENESS, CORRUPT_BYTES, TRUNCATED_JSON -> true;
            case BAD_UTF8, NUL_CHARACTERS, OVERSIZED_RECORDS, SCHEMA_DRIFT, TYPE_CHANGES -> hasRow;
            case ORPHAN_ACCOUNTS -> hasRow && change.table() == LegacyTable.ACCOUNTS;
        };
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Fault::label).toList();
    }

    /** The fault of that label. */
    public static Optional<Fault> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
}
