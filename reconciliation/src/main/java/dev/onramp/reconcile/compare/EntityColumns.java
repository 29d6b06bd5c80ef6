package dev.onramp.reconcile.compare;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.Operation;
import dev.onramp.reconcile.fold.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the key in rows that begin with the fields of an entity. Immutable and thread-safe. */
public final class EntityColumns {
    private final Entity entity;
    private final int[] key;

    public EntityColumns(Entity entity) {
        this.entity = entity;
        List<Identifier> names =
                entity.fields().stream().map(each -> each.name()).toList();
        this.key = entity.key().stream().mapToInt(names::indexOf).toArray();
    }

    /** Index of the sequence in rows that go on with the lineage. */
    public int sequenceColumn() {
        return entity.fields().size() + 1;
    }

    /** Empty when a part of the key has no value. */
    public Optional<RowKey> key(List<@Nullable String> cells) {
        List<String> values = new ArrayList<>(key.length);
        for (int index : key) {
            String value = cells.get(index);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(RowKey.of(values));
    }

    /** The same in rows of the history, where a truncate has none: {@link RowKey#OF_TRUNCATE}. */
    public Optional<RowKey> historyKey(List<@Nullable String> cells) {
        boolean isTruncate = Operation.TRUNCATE.text().equals(cells.get(sequenceColumn() - 1))
                && java.util.Arrays.stream(key).allMatch(index -> cells.get(index) == null);
        return isTruncate ? Optional.of(RowKey.OF_TRUNCATE) : key(cells);
    }

    /** The key as a person sees it. */
    public String label(List<@Nullable String> cells) {
        return key(cells).map(RowKey::text).orElse("(a row without key)");
    }

    /** The row itself, as one of the model. */
    public java.util.Set<EntityKey> involved(List<@Nullable String> cells) {
        return involved(key(cells));
    }

    /** What {@link #historyKey} gave, as a row of the model. */
    java.util.Set<EntityKey> involved(Optional<RowKey> found) {
        return found.map(each -> java.util.Set.of(new EntityKey(entity.name(), each)))
                .orElse(java.util.Set.of());
    }
}
