package dev.onramp.reconcile.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a table must hold. Thread-safe. */
public interface ExpectedRows {
    List<Column> columns();

    /** All of them, each once. */
    Stream<ExpectedRow> all();

    /** The row with the key that a stored row has; empty when there must be none. */
    Optional<ExpectedRow> find(List<@Nullable String> stored);

    /** The key of a stored row as a person sees it. */
    String label(List<@Nullable String> stored);

    /** Every row of the model that decides what the row with such cells holds. */
    Set<EntityKey> involved(List<@Nullable String> cells);
}
