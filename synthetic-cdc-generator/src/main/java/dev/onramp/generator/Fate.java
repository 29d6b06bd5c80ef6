package dev.onramp.generator;

import java.util.Locale;

/** What must become of a record in the pipeline: the classes of the section "Accounting" of the contract. */
public enum Fate {
    APPLIED,
    SUPERSEDED,
    DUPLICATE,
    DEAD_LETTERED,
    SKIPPED;

    /** How the ledger says it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such code */
    static Fate of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
