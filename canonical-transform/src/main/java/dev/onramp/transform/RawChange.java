package dev.onramp.transform;

import dev.onramp.model.Identifier;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of one row of a legacy table, whatever the format it arrived in.
 *
 * @param key the row's key columns alone
 * @param before the row before a delete, as far as the message has it
 * @param after the row after the change; empty for a delete
 * @param sequence orders the changes of one key
 * @param origin where the sequence comes from
 * @param committedAtMillis commit time in the source, milliseconds since 1970
 * @param raw coordinates and exact bytes
 */
public record RawChange(
        Identifier table,
        Operation operation,
        SourceRow key,
        Optional<SourceRow> before,
        Optional<SourceRow> after,
        Sequence sequence,
        SequenceOrigin origin,
        long committedAtMillis,
        RawRecord raw)
        implements Reading {

    /** @throws IllegalArgumentException when a delete has a row after it or another operation has none, and for a truncate, which is no change of one row */
    public RawChange {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(raw, "raw");
        if (operation == Operation.TRUNCATE || after.isPresent() == (operation == Operation.DELETE)) {
            throw new IllegalArgumentException(operation.text() + " of " + raw.coordinates() + " with a wrong row");
        }
    }
}
