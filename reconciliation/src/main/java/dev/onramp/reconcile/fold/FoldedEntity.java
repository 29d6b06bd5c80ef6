package dev.onramp.reconcile.fold;

import dev.onramp.model.Entity;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Everything that the archive says about one entity. Immutable and thread-safe. */
public final class FoldedEntity {
    private final Entity entity;
    private final Map<RowKey, KeyHistory> keys;
    private final int versions;

    FoldedEntity(Entity entity, Map<RowKey, KeyHistory> keys, int versions) {
        this.entity = entity;
        this.keys = keys;
        this.versions = versions;
    }

    public Entity entity() {
        return entity;
    }

    public Optional<KeyHistory> history(RowKey key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The latest row of a key; empty when there is none or it is deleted. */
    public Optional<PackedRow> latest(RowKey key) {
        return history(key).flatMap(KeyHistory::latest).map(each -> each.first().row());
    }

    /** In no order. */
    public Collection<KeyHistory> histories() {
        return java.util.Collections.unmodifiableCollection(keys.values());
    }

    /** Number of rows of the history. */
    public int versionCount() {
        return versions;
    }
}
