package dev.onramp.reconcile.fold;

import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Objects;

/** What one raw record means. */
public sealed interface Reading {

    /**
     * A change that can be mapped, or a truncate.
     *
     * @param sourceKeys key of the legacy row; of a change of key the old one too, behind the new one; {@link RowKey#OF_TRUNCATE} of a truncate
     * @param rows one per entity that its source produces, in the order of the model; then those that a change of key deletes
     */
    record Mapped(List<RowKey> sourceKeys, SequenceRule sequence, List<EntityRow> rows, Secrets secrets)
            implements Reading {
        public Mapped {
            sourceKeys = List.copyOf(sourceKeys);
            Objects.requireNonNull(sequence, "sequence");
            rows = List.copyOf(rows);
        }
    }

    /** What a tool sends that changes no row. */
    record Skipped() implements Reading {}

    /** A change that cannot, and belongs into the dead-letter topic. */
    record Rejected(String reason) implements Reading {
        /** Rejected by the pipeline for what the archive hides; taken on trust. */
        public static final Rejected FOR_HIDDEN_VALUE = new Rejected("a hidden value, which the archive cannot judge");
        /** Rejected by the pipeline for the size of an event or for a bug; taken on trust. */
        public static final Rejected UNFORESEEN = new Rejected("what the change itself does not show");
    }

    /**
     * What a change makes of one entity.
     *
     * @param row the cells of the history table: the entity's fields, then the lineage columns
     */
    record EntityRow(Identifier entity, RowKey key, PackedRow row, Fate fate) {}

    /**
     * Whether the row has values that the archive hides behind a hash. The pipeline may have rejected such a change for the type of what is
     * hidden, which nobody can check afterwards.
     */
    enum Secrets {
        NONE,
        HIDDEN
    }

    /** Whether the entity is there after the change. */
    enum Fate {
        PRESENT,
        DELETED
    }
}
