package dev.onramp.reconcile.fold;

import dev.onramp.model.contract.Operation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the message of a replication tool says about one row, or of a truncate about all, before any column is read.
 *
 * @param row of a delete the row as it was, of a truncate none
 * @param before the row before an update; empty for other operations
 * @param changedAt milliseconds since 1970
 * @param message the message without its wrapper
 */
record ToolChange(
        Tool tool,
        Operation operation,
        Map<?, ?> row,
        Optional<Map<?, ?>> before,
        long changedAt,
        Map<String, @Nullable Object> message) {}
