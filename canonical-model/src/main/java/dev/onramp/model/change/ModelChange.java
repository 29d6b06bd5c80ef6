package dev.onramp.model.change;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * One difference between two models.
 *
 * @param path what changed: {@code customer}, {@code customer.status}, {@code views.account_wide.created}
 * @param what happened to it, for people
 * @param breaks for whom what worked before may fail or mean something else; empty when the change is safe
 */
public record ModelChange(String path, String what, Set<Audience> breaks) {
    public ModelChange {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(what, "what");
        breaks = Set.copyOf(breaks);
    }

    public static ModelChange safe(String path, String what) {
        return new ModelChange(path, what, Set.of());
    }

    public static ModelChange breaking(String path, String what, Audience first, Audience... more) {
        return new ModelChange(path, what, EnumSet.of(first, more));
    }

    public boolean isBreaking() {
        return !breaks.isEmpty();
    }

    /** Whether any of them breaks for anybody. */
    public static boolean anyBreaking(Collection<ModelChange> changes) {
        return changes.stream().anyMatch(ModelChange::isBreaking);
    }
}
