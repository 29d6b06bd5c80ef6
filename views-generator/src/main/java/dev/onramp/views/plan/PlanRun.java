package dev.onramp.views.plan;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.plan.PlannedChange.Action;
import dev.onramp.views.plan.PlannedChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares what an engine holds with what the model wants. Changes nothing. Used once. */
final class PlanRun {
    private final LiveCatalog live;
    private final LakeCatalog wanted;
    private final List<PlannedChange> changes = new ArrayList<>();

    PlanRun(LiveCatalog live, LakeCatalog wanted) {
        this.live = live;
        this.wanted = wanted;
    }

    ViewsPlan plan() {
        schemas();
        tables();
        Map<ObjectName, StoredView> stored = storedViews();
        views(stored);
        orphans(stored).forEach(name -> add(Kind.VIEW, name.toString(), Action.DROP, List.of()));
        return new ViewsPlan(changes);
    }

    /** Generated views that the model does not want any more, in the order of their names. */
    List<ObjectName> orphans() {
        return orphans(storedViews());
    }

    List<Drift> drift() {
        return drift(storedViews());
    }

    private void schemas() {
        Set<String> present = live.schemas();
        for (LakeSchema schema : wanted.schemas()) {
            if (!present.contains(schema.name().value())) {
                add(Kind.SCHEMA, schema.name().value(), Action.CREATE, List.of());
            }
        }
    }

    private void tables() {
        Map<String, Set<String>> registered = new HashMap<>();
        for (LakeTable table : wanted.tables()) {
            String schema = table.name().schema();
            if (!registered.containsKey(schema)) {
                registered.put(schema, live.tables(schema));
            }
            if (!Objects.requireNonNull(registered.get(schema))
                    .contains(table.name().name())) {
                add(Kind.TABLE, table.name().toString(), Action.CREATE, List.of());
            } else {
                Optional<String> location = live.location(table.name());
                if (!location.equals(Optional.of(table.location()))) {
                    add(
                            Kind.TABLE,
                            table.name().toString(),
                            Action.CHANGE,
                            List.of(Detail.safe("~ is registered at " + location.orElse("no table") + ", belongs to "
                                    + table.location())));
                }
            }
        }
    }

    private void views(Map<ObjectName, StoredView> stored) {
        for (View view : wanted.views()) {
            StoredView present = stored.get(view.name());
            if (present == null) {
                add(Kind.VIEW, view.name().toString(), Action.CREATE, List.of());
            } else {
                List<Detail> details = ViewDifference.between(present, view);
                if (!details.isEmpty()) {
                    add(Kind.VIEW, view.name().toString(), Action.CHANGE, details);
                }
            }
        }
    }

    private List<ObjectName> orphans(Map<ObjectName, StoredView> stored) {
        Set<ObjectName> names = names();
        return stored.entrySet().stream()
                .filter(each -> !names.contains(each.getKey()))
                .filter(each -> ViewMark.in(each.getValue().comment()).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Drift> drift(Map<ObjectName, StoredView> stored) {
        List<Drift> drifts = new ArrayList<>();
        Map<ObjectName, View> views = new LinkedHashMap<>();
        wanted.views().forEach(view -> views.put(view.name(), view));
        stored.forEach((name, view) -> StoredDrift.of(view, Optional.ofNullable(views.get(name)))
                .ifPresent(found -> drifts.add(new Drift(name.toString(), found.kind(), found.what()))));
        views.keySet().stream()
                .filter(name -> !stored.containsKey(name))
                .forEach(name -> drifts.add(new Drift(
                        name.toString(), Drift.Kind.MISSING, "it is not there: dropped by hand, or never applied")));
        return List.copyOf(drifts);
    }

    private Set<ObjectName> names() {
        return Set.copyOf(wanted.views().stream().map(View::name).toList());
    }

    /** All views of the schemas that views are wanted in, in the order of their names. */
    private Map<ObjectName, StoredView> storedViews() {
        Map<ObjectName, StoredView> stored = new TreeMap<>();
        for (String schema : wanted.viewSchemas()) {
            live.views(schema).forEach((name, view) -> stored.put(new ObjectName(schema, name), view));
        }
        return stored;
    }

    private void add(Kind kind, String name, Action action, List<Detail> details) {
        changes.add(new PlannedChange(kind, name, action, details));
    }
}
