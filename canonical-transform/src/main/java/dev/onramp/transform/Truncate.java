package dev.onramp.transform;

import dev.onramp.model.Identifier;
import dev.onramp.model.contract.Sequence;
import java.util.Objects;

/**
 * A legacy table was emptied: every row whose sequence is not higher is gone.
 *
 * @param sequence orders it among the changes of all rows of the table
 * @param origin where the sequence comes from
 * @param committedAtMillis commit time in the source, milliseconds since 1970
 * @param raw coordinates and exact bytes
 */
public record Truncate(
        Identifier table, Sequence sequence, SequenceOrigin origin, long committedAtMillis, RawRecord raw)
        implements Reading {
    public Truncate {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(raw, "raw");
    }
}
