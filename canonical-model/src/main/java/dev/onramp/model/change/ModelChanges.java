package dev.onramp.model.change;

import static dev.onramp.model.change.Audience.TABLES;
import static dev.onramp.model.change.Audience.TOPICS;
import static dev.onramp.model.change.Audience.VIEWS;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells two models apart, by entities and sources in the order of their names. The columns of views follow from both and are compared where views are
 * generated; of views only what their columns do not show stands here. The rules are in {@code docs/model.md}, section "When the model changes".
 */
public final class ModelChanges {
    private final CanonicalModel before;
    private final CanonicalModel after;
    private final List<ModelChange> changes = new ArrayList<>();

    private ModelChanges(CanonicalModel before, CanonicalModel after) {
        this.before = before;
        this.after = after;
    }

    public static List<ModelChange> between(CanonicalModel before, CanonicalModel after) {
        ModelChanges all = new ModelChanges(before, after);
        all.entities();
        all.sources();
        return List.copyOf(all.changes);
    }

    private void entities() {
        Map<Identifier, Entity> left = byName(before.entities(), Entity::name);
        for (Entity entity : after.entities()) {
            Entity old = left.remove(entity.name());
            if (old == null) {
                changes.add(ModelChange.safe(entity.name().value(), "entity added"));
            } else {
                entity(old, entity);
            }
        }
        left.values()
                .forEach(gone -> changes.add(ModelChange.breaking(
                        gone.name().value(),
                        "entity removed: its topic, tables and views get no more rows",
                        TOPICS,
                        TABLES,
                        VIEWS)));
    }

    private void entity(Entity old, Entity now) {
        String path = now.name().value();
        if (!old.key().equals(now.key())) {
            changes.add(ModelChange.breaking(
                    path,
                    "key changed from " + old.key() + " to " + now.key() + ": another row for each key",
                    TOPICS,
                    TABLES,
                    VIEWS));
        }
        if (old.kind() != now.kind()) {
            changes.add(ModelChange.breaking(
                    path,
                    "kind changed from " + old.kind() + " to " + now.kind() + ": its rows mean something else",
                    VIEWS));
        }
        if (!old.doc().equals(now.doc())) {
            changes.add(ModelChange.safe(path, "description changed"));
        }
        if (!old.references().equals(now.references())) {
            changes.add(ModelChange.safe(path, "references changed: see the views' columns"));
        }
        if (old.materialised() != now.materialised()) {
            changes.add(ModelChange.safe(
                    path, (now.materialised() ? "materialised" : "no longer materialised") + ": see the views"));
        }
        changes.addAll(FieldChanges.between(path, old.fields(), now.fields()));
    }

    private void sources() {
        Map<Identifier, Source> left = byName(before.sources(), Source::table);
        for (Source source : after.sources()) {
            Source old = left.remove(source.table());
            if (old == null) {
                changes.add(ModelChange.safe(source.table().value(), "source added"));
            } else {
                source(old, source);
            }
        }
        left.values().forEach(this::removed);
    }

    private void source(Source old, Source now) {
        String path = now.table().value();
        boolean mapping = !old.produces().equals(now.produces());
        if (mapping && now.version() == old.version()) {
            changes.add(ModelChange.breaking(
                    path,
                    "mapping changed but its version is still " + now.version()
                            + ": nobody can tell old values from new; count it up",
                    TOPICS,
                    TABLES));
        } else if (now.version() < old.version()) {
            changes.add(ModelChange.breaking(
                    path,
                    "mapping's version went back from " + old.version() + " to " + now.version(),
                    TOPICS,
                    TABLES));
        } else if (mapping) {
            changes.add(ModelChange.safe(path, "mapping changed, version " + now.version()));
        }
        if (!old.system().equals(now.system())) {
            changes.add(ModelChange.breaking(
                    path,
                    "system renamed from " + old.system() + " to " + now.system() + ": ce_source changes",
                    TOPICS));
        }
        if (!old.key().equals(now.key()) || old.order() != now.order()) {
            changes.add(ModelChange.breaking(
                    path,
                    "key or order of the source changed: new changes cannot be ordered among the old",
                    TOPICS,
                    TABLES));
        }
        if (!old.fields().equals(now.fields())
                || old.format() != now.format()
                || old.schemaDrift() != now.schemaDrift()) {
            changes.add(ModelChange.safe(path, "what the source sends is declared anew"));
        }
    }

    private void removed(Source gone) {
        List<String> starving = gone.produces().stream()
                .map(Source.Production::entity)
                .filter(entity ->
                        after.entities().stream().anyMatch(each -> each.name().equals(entity)))
                .filter(entity -> after.sources().stream()
                        .flatMap(source -> source.produces().stream())
                        .noneMatch(each -> each.entity().equals(entity)))
                .map(Identifier::value)
                .toList();
        String path = gone.table().value();
        changes.add(
                starving.isEmpty()
                        ? ModelChange.safe(path, "source removed; others feed its entities")
                        : ModelChange.breaking(
                                path, "source removed: nothing feeds " + starving + " any more", TOPICS));
    }

    private static <T> Map<Identifier, T> byName(List<T> all, Function<T, Identifier> name) {
        return all.stream().collect(Collectors.toMap(name, each -> each, (a, b) -> a, LinkedHashMap::new));
    }
}
