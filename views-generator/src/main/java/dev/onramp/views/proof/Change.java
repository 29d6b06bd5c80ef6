package dev.onramp.views.proof;

import dev.onramp.model.Entity;
import dev.onramp.model.contract.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One row of an entity's history.
 *
 * @param values by field; what is absent is null. String, Boolean, Integer, Long, Double, BigDecimal, LocalDate, Instant (microseconds), List, Map
 */
public record Change(Entity entity, Map<String, Object> values, Operation operation, String sequence, Instant at) {
    public Change {
        Objects.requireNonNull(entity, "entity");
        values = Map.copyOf(values);
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(sequence, "sequence");
        Objects.requireNonNull(at, "at");
    }

    /** The values of the entity's key, in key order. */
    List<Object> key() {
        return entity.key().stream()
                .map(field -> Objects.requireNonNull(values.get(field.value()), field::value))
                .toList();
    }

    boolean isTruncate() {
        return operation == Operation.TRUNCATE;
    }

    boolean isDelete() {
        return operation == Operation.DELETE;
    }
}
