package dev.onramp.reconcile.compare;

import dev.onramp.model.Identifier;
import dev.onramp.reconcile.fold.RowKey;
import java.util.Set;

/** A row of the model, wherever it is stored. */
public record EntityKey(Identifier entity, RowKey key) {

    /** Whether one of those rows is this one, or is a truncate that concerns it. */
    boolean isAmong(Set<EntityKey> rows) {
        return rows.contains(this) || rows.contains(new EntityKey(entity, RowKey.OF_TRUNCATE));
    }
}
