package dev.onramp.views.proof;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The histories of all entities of a model, and the latest state that follows from them by the contract. Immutable. */
public record Changes(CanonicalModel model, Map<Identifier, List<Change>> byEntity) {
    public Changes {
        byEntity = Map.copyOf(byEntity);
    }

    /** Every change, in the order in which it was made up. */
    public List<Change> history(Entity entity) {
        return byEntity.getOrDefault(entity.name(), List.of());
    }

    /** For each key the change with the highest sequence, unless that is a delete or not above the highest truncate. */
    public List<Change> latest(Entity entity) {
        String cut = history(entity).stream()
                .filter(Change::isTruncate)
                .map(Change::sequence)
                .max(Comparator.naturalOrder())
                .orElse("");
        Map<List<Object>, Change> highest = new LinkedHashMap<>();
        history(entity).stream()
                .filter(change -> !change.isTruncate())
                .forEach(change -> highest.merge(
                        change.key(),
                        change,
                        (one, other) -> one.sequence().compareTo(other.sequence()) >= 0 ? one : other));
        return highest.values().stream()
                .filter(change -> !change.isDelete() && change.sequence().compareTo(cut) > 0)
                .toList();
    }
}
