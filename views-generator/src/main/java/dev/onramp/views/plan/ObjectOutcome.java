package dev.onramp.views.plan;

import java.util.Objects;

/**
 * What became of one schema, table or view.
 *
 * @param name {@code schema} or {@code schema.name}
 */
public record ObjectOutcome(Kind kind, String name, Status status) {

    public enum Kind {
        SCHEMA,
        TABLE,
        VIEW
    }

    public enum Status {
        /** It was not there. For a table: it was not registered. */
        CREATED,
        /** It was there and different. */
        REPLACED,
        /** It was generated once, and the model does not want it any more. */
        DROPPED,
        /** It was there as it should be, and nothing was done. */
        UNCHANGED,
        /** A table that is not in the lake yet, or a view that reads one; a later apply does it. */
        WAITING
    }

    public ObjectOutcome {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
    }
}
