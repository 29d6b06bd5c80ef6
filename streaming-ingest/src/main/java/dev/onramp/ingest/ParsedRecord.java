package dev.onramp.ingest;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Objects;

/** What became of a canonical record: a change or truncate that the sinks apply, or a record that breaks the contract. */
public sealed interface ParsedRecord {

    /**
     * A change of one key.
     *
     * @param entity position in the list of entities the parser was made with
     * @param values one for each field of the entity, null where absent; only the key's are present in a deletion. Never changed after
     * @param changedAtMicros microseconds since 1970
     */
    record Change(
            int entity,
            Object[] values,
            Operation operation,
            Sequence sequence,
            long changedAtMicros,
            String dataId,
            int mappingVersion)
            implements ParsedRecord {
        public Change {
            Objects.requireNonNull(values, "values");
            Objects.requireNonNull(operation, "operation");
            if (operation == Operation.TRUNCATE) {
                throw new IllegalArgumentException("a truncate is no change of one key");
            }
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(dataId, "dataId");
        }

        public boolean isDelete() {
            return operation == Operation.DELETE;
        }
    }

    /**
     * A truncate: every row of the entity whose sequence is not higher is gone.
     *
     * @param entity position in the list of entities the parser was made with
     * @param changedAtMicros microseconds since 1970
     */
    record Truncate(int entity, Sequence sequence, long changedAtMicros, String dataId, int mappingVersion)
            implements ParsedRecord {
        public Truncate {
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(dataId, "dataId");
        }
    }

    /** @param problem what breaks the contract, without any value of the record */
    record Rejected(String problem) implements ParsedRecord {}
}
