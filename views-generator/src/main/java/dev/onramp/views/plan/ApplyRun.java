package dev.onramp.views.plan;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.ObjectOutcome.Kind;
import dev.onramp.views.plan.ObjectOutcome.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One apply to one engine, step after step. Used once. */
final class ApplyRun {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);

    private final LiveCatalog live;
    private final LakeCatalog wanted;
    private final Unwanted unwanted;
    private final List<ObjectOutcome> outcomes = new ArrayList<>();
    private final List<ObjectName> missing = new ArrayList<>();

    ApplyRun(LiveCatalog live, LakeCatalog wanted, Unwanted unwanted) {
        this.live = live;
        this.wanted = wanted;
        this.unwanted = unwanted;
    }

    ApplyResult run() {
        schemas();
        tables();
        views();
        drops();
        return new ApplyResult(outcomes, missing);
    }

    /** Last, so that an apply that stops half-way has taken nothing away before what replaces it is there. */
    private void drops() {
        if (unwanted == Unwanted.DROPPED) {
            for (ObjectName view : new PlanRun(live, wanted).orphans()) {
                live.drop(view);
                done(Kind.VIEW, view.toString(), Status.DROPPED);
            }
        }
    }

    private void schemas() {
        Set<String> present = live.schemas();
        for (LakeSchema schema : wanted.schemas()) {
            String name = schema.name().value();
            if (!present.contains(name)) {
                live.create(schema);
            }
            done(Kind.SCHEMA, name, present.contains(name) ? Status.UNCHANGED : Status.CREATED);
        }
    }

    private void tables() {
        Map<String, Set<String>> registered = new HashMap<>();
        for (LakeTable table : wanted.tables()) {
            String schema = table.name().schema();
            if (!registered.containsKey(schema)) {
                registered.put(schema, live.tables(schema));
            }
            boolean known = registered
                    .getOrDefault(schema, Set.of())
                    .contains(table.name().name());
            done(Kind.TABLE, table.name().toString(), known ? verified(table) : registered(table, Status.CREATED));
        }
    }

    private Status verified(LakeTable table) {
        Optional<String> location = live.location(table.name());
        if (location.equals(Optional.of(table.location()))) {
            return Status.UNCHANGED;
        }
        LOG.info("{} is registered at {} instead of {}", table.name(), location.orElse("no table"), table.location());
        live.unregister(table.name());
        return registered(table, Status.REPLACED);
    }

    private Status registered(LakeTable table, Status success) {
        return switch (live.register(table)) {
            case DONE -> success;
            case NOT_IN_LAKE -> {
                missing.add(table.name());
                yield Status.WAITING;
            }
        };
    }

    /** All views first, then all comments: the views can be read while the words are still being written. */
    private void views() {
        Map<String, Map<String, StoredView>> stored = storedViews();
        Set<ObjectName> unreadable = new HashSet<>(missing);
        Map<View, Status> statuses = new LinkedHashMap<>();
        for (View view : wanted.views()) {
            Optional<StoredView> present = find(stored, view);
            if (!Collections.disjoint(view.tables(), unreadable)) {
                unreadable.add(view.name());
                statuses.put(view, Status.WAITING);
            } else if (present.filter(it -> it.matches(view)).isPresent()) {
                statuses.put(view, Status.UNCHANGED);
            } else {
                live.replace(view);
                statuses.put(view, present.isPresent() ? Status.REPLACED : Status.CREATED);
            }
        }
        for (var entry : statuses.entrySet()) {
            View view = entry.getKey();
            done(Kind.VIEW, view.name().toString(), comment(view, entry.getValue(), find(stored, view)));
        }
    }

    /** Writes the column comments that are missing or different; the status after that. */
    private Status comment(View view, Status status, Optional<StoredView> before) {
        List<ViewColumn> columns = switch (status) {
            case WAITING, DROPPED -> List.of();
            case UNCHANGED -> before.map(it -> it.uncommented(view)).orElseGet(List::of);
            case CREATED, REPLACED ->
                view.columns().stream()
                        .filter(column -> !column.comment().isEmpty())
                        .toList();
        };
        if (!columns.isEmpty()) {
            live.comment(view, columns);
        }
        return status == Status.UNCHANGED && !columns.isEmpty() ? Status.REPLACED : status;
    }

    private Map<String, Map<String, StoredView>> storedViews() {
        Map<String, Map<String, StoredView>> stored = new HashMap<>();
        for (View view : wanted.views()) {
            String schema = view.name().schema();
            if (!stored.containsKey(schema)) {
                stored.put(schema, live.views(schema));
            }
        }
        return stored;
    }

    private static Optional<StoredView> find(Map<String, Map<String, StoredView>> stored, View view) {
        return Optional.ofNullable(stored.getOrDefault(view.name().schema(), Map.of())
                .get(view.name().name()));
    }

    private void done(Kind kind, String name, Status status) {
        outcomes.add(new ObjectOutcome(kind, name, status));
    }
}
