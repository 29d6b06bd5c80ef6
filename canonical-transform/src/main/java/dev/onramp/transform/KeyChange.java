package dev.onramp.transform;

import dev.onramp.model.contract.Operation;

/** An update that gave a row another key: the row of the old key is deleted, then that of the new one created; both are one raw change. */
record KeyChange(RawChange deleted, RawChange created) implements Reading {

    /** @throws IllegalArgumentException when the two are of other operations or of different records */
    KeyChange {
        if (deleted.operation() != Operation.DELETE
                || created.operation() != Operation.CREATE
                || deleted.raw() != created.raw()) {
            throw new IllegalArgumentException(
                    "no change of key: " + deleted.raw().coordinates());
        }
    }
}
