package dev.onramp.views.trino;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.trino.ObjectOutcome.Kind;
import dev.onramp.views.trino.ObjectOutcome.Status;
import java.sql.SQLException;
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

/** One apply over one session, step after step. Used once. */
final class ApplyRun {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);

    private final TrinoSession session;
    private final TrinoState state;
    private final LakeCatalog wanted;
    private final Unwanted unwanted;
    private final List<ObjectOutcome> outcomes = new ArrayList<>();
    private final List<ObjectName> missing = new ArrayList<>();
    private String current = "the list of schemas";

    /** What becomes of generated views that the model does not want any more. */
    enum Unwanted {
        KEPT,
        DROPPED
    }

    ApplyRun(TrinoSession session, LakeCatalog wanted, Unwanted unwanted) {
        this.session = session;
        this.state = new TrinoState(session);
        this.wanted = wanted;
        this.unwanted = unwanted;
    }

    ApplyResult run() {
        try {
            schemas();
            tables();
            views();
            drops();
            return new ApplyResult(outcomes, missing);
        } catch (SQLException e) {
            throw session.failed(current, e);
        }
    }

    /** Last, so that an apply that stops half-way has taken nothing away before what replaces it is there. */
    private void drops() throws SQLException {
        if (unwanted == Unwanted.DROPPED) {
            for (ObjectName view : new PlanRun(session, wanted).orphans()) {
                current = "view " + view;
                session.run(TrinoStatements.dropView(view));
                done(Kind.VIEW, view.toString(), Status.DROPPED);
            }
        }
    }

    private void schemas() throws SQLException {
        Set<String> present = state.schemas();
        for (LakeSchema schema : wanted.schemas()) {
            String name = schema.name().value();
            current = "schema " + name;
            if (!present.contains(name)) {
                session.run(TrinoStatements.createSchema(schema));
            }
            done(Kind.SCHEMA, name, present.contains(name) ? Status.UNCHANGED : Status.CREATED);
        }
    }

    private void tables() throws SQLException {
        Map<String, Set<String>> registered = new HashMap<>();
        for (LakeTable table : wanted.tables()) {
            String schema = table.name().schema();
            current = "the list of tables of " + schema;
            if (!registered.containsKey(schema)) {
                registered.put(schema, state.tables(schema));
            }
            current = "table " + table.name();
            boolean known = registered
                    .getOrDefault(schema, Set.of())
                    .contains(table.name().name());
            done(Kind.TABLE, table.name().toString(), known ? verified(table) : registered(table, Status.CREATED));
        }
    }

    private Status verified(LakeTable table) throws SQLException {
        Optional<String> location = state.location(table.name());
        if (location.equals(Optional.of(table.location()))) {
            return Status.UNCHANGED;
        }
        LOG.info("{} is registered at {} instead of {}", table.name(), location.orElse("no table"), table.location());
        session.run(TrinoStatements.unregisterTable(table.name()));
        return registered(table, Status.REPLACED);
    }

    private Status registered(LakeTable table, Status success) throws SQLException {
        try {
            session.run(TrinoStatements.registerTable(table));
            return success;
        } catch (SQLException e) {
            if (TrinoFailure.of(e) != TrinoFailure.REFUSED_ARGUMENT) {
                throw e;
            }
            missing.add(table.name());
            return Status.WAITING;
        }
    }

    /** All views first, then all comments: the views can be read while the words are still being written. */
    private void views() throws SQLException {
        Map<String, Map<String, StoredView>> stored = storedViews();
        Set<ObjectName> unreadable = new HashSet<>(missing);
        Map<View, Status> statuses = new LinkedHashMap<>();
        for (View view : wanted.views()) {
            current = "view " + view.name();
            Optional<StoredView> present = find(stored, view);
            if (!Collections.disjoint(view.tables(), unreadable)) {
                unreadable.add(view.name());
                statuses.put(view, Status.WAITING);
            } else if (present.filter(it -> it.matches(view)).isPresent()) {
                statuses.put(view, Status.UNCHANGED);
            } else {
                session.run(TrinoStatements.createOrReplaceView(view));
                statuses.put(view, present.isPresent() ? Status.REPLACED : Status.CREATED);
            }
        }
        for (var entry : statuses.entrySet()) {
            View view = entry.getKey();
            current = "view " + view.name();
            done(Kind.VIEW, view.name().toString(), comment(view, entry.getValue(), find(stored, view)));
        }
    }

    /** Writes the column comments that are missing or different; the status after that. */
    private Status comment(View view, Status status, Optional<StoredView> before) throws SQLException {
        List<ViewColumn> columns = switch (status) {
            case WAITING, DROPPED -> List.of();
            case UNCHANGED -> before.map(it -> it.uncommented(view)).orElseGet(List::of);
            case CREATED, REPLACED ->
                view.columns().stream()
                        .filter(column -> !column.comment().isEmpty())
                        .toList();
        };
        for (ViewColumn column : columns) {
            session.run(TrinoStatements.commentOnColumn(view.name(), column.name(), column.comment()));
        }
        return status == Status.UNCHANGED && !columns.isEmpty() ? Status.REPLACED : status;
    }

    private Map<String, Map<String, StoredView>> storedViews() throws SQLException {
        Map<String, Map<String, StoredView>> stored = new HashMap<>();
        for (View view : wanted.views()) {
            String schema = view.name().schema();
            current = "the list of views of " + schema;
            if (!stored.containsKey(schema)) {
                stored.put(schema, state.views(schema));
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
