package dev.onramp.views.proof;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.ViewRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a view must show, computed row by row in plain Java from the changes and the rules of {@code docs/views.md}. Notes the branches that it
 * takes. Not thread-safe.
 */
final class Interpreter {
    private final CanonicalModel model;
    private final Changes changes;
    private final ViewRules rules;
    private final Branches branches = new Branches();
    private final Map<Identifier, Map<List<Object>, Change>> byKey = new HashMap<>();

    Interpreter(Changes changes, ViewRules rules) {
        this.model = changes.model();
        this.changes = changes;
        this.rules = rules;
        model.entities().forEach(this::values);
    }

    /** The rows of the view as texts of its columns, in no order. */
    List<List<String>> rows(View view) {
        Entity entity = model.entity(view.entity());
        return switch (view.kind()) {
            case WIDE, MATERIALISED -> wide(view, entity);
            case HISTORY -> history(view, entity);
            case TOTALS -> new TotalsInterpreter(changes, branches).rows(view, entity);
            case EXPLODED -> exploded(view, entity);
            case METRICS -> metrics(view, entity);
            case AS_OF -> asOf(view, entity);
        };
    }

    Coverage coverage() {
        return branches.coverage();
    }

    /** The values that a field must have had: nothing, where it may be absent, and each edge and each value of an enum. */
    private void values(Entity entity) {
        for (var field : entity.fields()) {
            String name = entity.name() + "." + field.name();
            boolean plain = !entity.isKey(field.name())
                    && entity.references().stream()
                            .noneMatch(each -> each.fields().contains(field.name()));
            if (field.optional() && !entity.isKey(field.name())) {
                branches.want(name + " null");
            }
            List<Object> edges = plain || field.type() instanceof EnumType ? Edges.of(entity, field) : List.of();
            edges.forEach(edge -> branches.want(name + " = " + Cells.text(field.type(), edge)));
            for (Change change : changes.latest(entity)) {
                Object value = change.values().get(field.name().value());
                branches.meet(value == null ? name + " null" : name + " = " + Cells.text(field.type(), value));
            }
        }
    }

    private List<List<String>> wide(View view, Entity entity) {
        List<Way> ways = Way.from(model, rules, entity);
        String name = view.name().name();
        for (Way way : ways) {
            branches.want(name + " " + way.path() + " met");
            branches.want(name + " " + way.path() + " missing");
            if (way.mayBeNull()) {
                branches.want(name + " " + way.path() + " null");
            }
            if (way.mayLeadElsewhere()) {
                branches.want(name + " " + way.path() + " elsewhere");
            }
            if (way.steps().size() > 1) {
                branches.want(name + " " + way.path() + " without owner");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (Change driving : changes.latest(entity)) {
            Map<List<Identifier>, Change> found = latest(name, ways, driving);
            rows.add(view.columns().stream()
                    .map(column -> cell(column, found.get(column.origin().roles())))
                    .toList());
        }
        return rows;
    }

    /** The driving row, and what it leads to as that is now. */
    private Map<List<Identifier>, Change> latest(String view, List<Way> ways, Change driving) {
        Map<List<Identifier>, Change> found = new HashMap<>();
        found.put(List.of(), driving);
        ways.forEach(way -> follow(view, way, found, latestByKey(way.end())::get));
        return found;
    }

    private List<List<String>> metrics(View view, Entity entity) {
        List<Way> ways = Way.from(model, rules, entity);
        var groups = new MetricsInterpreter(view, entity, branches);
        for (Change driving : changes.latest(entity)) {
            Map<List<Identifier>, Change> found = latest(view.name().name(), ways, driving);
            groups.add(driving, column -> cell(column, found.get(column.origin().roles())));
        }
        return groups.rows();
    }

    private List<List<String>> exploded(View view, Entity entity) {
        List<Way> ways = Way.from(model, rules, entity);
        var children = new TotalsInterpreter(changes, branches);
        List<List<String>> rows = new ArrayList<>();
        for (Change driving : changes.latest(entity)) {
            Map<List<Identifier>, Change> found = latest(view.name().name(), ways, driving);
            rows.addAll(children.exploded(
                    view,
                    driving,
                    column -> cell(column, found.get(column.origin().roles()))));
        }
        return rows;
    }

    private List<List<String>> asOf(View view, Entity entity) {
        List<Way> ways = Way.from(model, rules, entity);
        String name = view.name().name();
        for (Way way : ways) {
            branches.want(name + " " + way.path() + " met");
            branches.want(name + " " + way.path() + " missing");
            branches.want(name + " " + way.path() + " met as it is no more");
            if (way.mayLeadElsewhere()) {
                branches.want(name + " " + way.path() + " elsewhere");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (Change driving : changes.history(entity)) {
            if (driving.isTruncate() || driving.isDelete()) {
                continue;
            }
            Ending ending = Ending.of(driving, changes.history(entity));
            Map<List<Identifier>, Change> found = new HashMap<>();
            found.put(List.of(), driving);
            Instant moment = Millis.nearest(driving.at());
            ways.forEach(way -> follow(name, way, found, key -> validAt(name, way, key, moment)));
            rows.add(view.columns().stream()
                    .map(column -> column.name().startsWith("_")
                            ? Cells.text(column.type(), historical(column.name(), driving, ending))
                            : cell(column, found.get(column.origin().roles())))
                    .toList());
        }
        return rows;
    }

    /** The change of a key that was the valid one at a time. */
    private @Nullable Change validAt(String view, Way way, List<Object> key, Instant moment) {
        List<Change> history = changes.history(way.end());
        for (Change change : history) {
            if (!change.isTruncate() && !change.isDelete() && change.key().equals(key)) {
                Optional<Instant> end = Ending.of(change, history).at();
                boolean begun = !Millis.nearest(change.at()).isAfter(moment);
                if (begun && (end.isEmpty() || end.get().isAfter(moment))) {
                    if (end.isPresent()) {
                        branches.meet(view + " " + way.path() + " met as it is no more");
                    }
                    return change;
                }
            }
        }
        return null;
    }

    private void follow(
            String view,
            Way way,
            Map<List<Identifier>, Change> found,
            Function<List<Object>, @Nullable Change> lookup) {
        List<Identifier> roles = way.roles();
        Change owner = found.get(roles.subList(0, roles.size() - 1));
        if (owner == null) {
            branches.meet(view + " " + way.path() + " without owner");
            return;
        }
        if (!Guards.leads(way.last(), owner)) {
            branches.meet(view + " " + way.path() + " elsewhere");
            return;
        }
        List<Object> key = new ArrayList<>();
        for (Identifier targetKey : way.end().key()) {
            int at = way.last().targetFields().indexOf(targetKey);
            Object value = owner.values().get(way.last().fields().get(at).value());
            if (value == null) {
                branches.meet(view + " " + way.path() + " null");
                return;
            }
            key.add(value);
        }
        Change target = lookup.apply(key);
        branches.meet(view + " " + way.path() + (target == null ? " missing" : " met"));
        if (target != null) {
            found.put(roles, target);
        }
    }

    private Map<List<Object>, Change> latestByKey(Entity entity) {
        return byKey.computeIfAbsent(entity.name(), name -> {
            Map<List<Object>, Change> rows = new HashMap<>();
            changes.latest(entity).forEach(change -> rows.put(change.key(), change));
            return rows;
        });
    }

    static String cell(ViewColumn column, @Nullable Change row) {
        return Cells.text(
                column.type(), row == null ? null : value(row, column.origin().column()));
    }

    private static @Nullable Object value(Change row, String column) {
        Object value = switch (column) {
            case LineageColumns.SEQUENCE -> row.sequence();
            case LineageColumns.CHANGED_AT -> row.at();
            case LineageColumns.OP -> row.operation().text();
            default -> row.values().get(column);
        };
        return value instanceof Instant instant ? Millis.nearest(instant) : value;
    }

    private List<List<String>> history(View view, Entity entity) {
        String name = view.name().name();
        for (String branch : List.of("current", "replaced", "deleted", "truncated", "never valid")) {
            branches.want(name + " " + branch);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Change change : changes.history(entity)) {
            if (!change.isTruncate() && !change.isDelete()) {
                Ending ending = Ending.of(change, changes.history(entity));
                ending.branches().forEach(branch -> branches.meet(name + " " + branch));
                rows.add(view.columns().stream()
                        .map(column -> Cells.text(column.type(), historical(column.name(), change, ending)))
                        .toList());
            }
        }
        return rows;
    }

    private static @Nullable Object historical(String column, Change change, Ending ending) {
        return switch (column) {
            case "_valid_from" -> value(change, LineageColumns.CHANGED_AT);
            case "_valid_to" -> ending.at().orElse(null);
            case "_is_current" -> ending.at().isEmpty();
            default -> value(change, column);
        };
    }

    /**
     * When a change stopped being the valid one.
     *
     * @param at the earliest time of what ended it; absent while nothing did
     */
    private record Ending(Optional<Instant> at, List<String> branches) {
        static Ending of(Change change, List<Change> history) {
            List<String> branches = new ArrayList<>();
            Instant earliest = null;
            for (Change other : history) {
                boolean truncated = other.isTruncate() && other.sequence().compareTo(change.sequence()) >= 0;
                boolean replaced = !other.isTruncate()
                        && other.sequence().compareTo(change.sequence()) > 0
                        && other.key().equals(change.key());
                if (truncated || replaced) {
                    branches.add(truncated ? "truncated" : other.isDelete() ? "deleted" : "replaced");
                    Instant at = Millis.nearest(other.at());
                    earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
                }
            }
            if (earliest == null) {
                branches.add("current");
            } else if (!earliest.isAfter(Millis.nearest(change.at()))) {
                branches.add("never valid");
            }
            return new Ending(Optional.ofNullable(earliest), branches);
        }
    }
}
