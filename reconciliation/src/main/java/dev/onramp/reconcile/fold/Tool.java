package dev.onramp.reconcile.fold;

import dev.onramp.model.Source;

/** The replication tools whose messages the contract describes. */
enum Tool {
    DEBEZIUM,
    DMS,
    GOLDENGATE,
    MAXWELL;

    /** @throws IllegalArgumentException for a format that is not of one tool */
    static Tool of(Source.Format format) {
        return valueOf(format.name());
    }
}
