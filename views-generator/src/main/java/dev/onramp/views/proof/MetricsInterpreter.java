package dev.onramp.views.proof;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of the interpreter that groups: rows with the same values in all columns of the grain, nulls too, are one. Not thread-safe. */
final class MetricsInterpreter {
    private final View view;
    private final Entity entity;
    private final Branches branches;
    private final Map<List<String>, List<Change>> groups = new LinkedHashMap<>();

    MetricsInterpreter(View view, Entity entity, Branches branches) {
        this.entity = entity;
        this.view = view;
        this.branches = branches;
    }

    /** @param cell what the row shows in a column of the grain */
    void add(Change row, Function<ViewColumn, String> cell) {
        List<String> group =
                view.columns().stream().filter(this::isGrain).map(cell).toList();
        groups.computeIfAbsent(group, each -> new ArrayList<>()).add(row);
    }

    List<List<String>> rows() {
        String name = view.name().name();
        branches.want(name + " several rows");
        if (view.columns().stream().anyMatch(column -> isGrain(column) && mayBeNull(column))) {
            branches.want(name + " a null");
        }
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (members.size() > 1) {
                branches.meet(name + " several rows");
            }
            if (group.contains(Cells.NULL)) {
                branches.meet(name + " a null");
            }
            List<String> row = new ArrayList<>(group);
            view.columns().stream()
                    .filter(column -> !isGrain(column))
                    .forEach(column -> row.add(measure(column, members)));
            rows.add(row);
        });
        return rows;
    }

    private boolean mayBeNull(ViewColumn column) {
        return !column.origin().roles().isEmpty()
                || entity.field(new Identifier(column.origin().column())).optional();
    }

    /** The grain's columns stand first. */
    private boolean isGrain(ViewColumn column) {
        return view.grain().contains(column.name());
    }

    private static String measure(ViewColumn column, List<Change> members) {
        String measure = column.origin().column();
        return measure.equals("row_count")
                ? Cells.text(column.type(), members.size())
                : Cells.text(
                        column.type(),
                        TotalsInterpreter.sum(column.type(), measure.replaceFirst("_sum$", ""), members));
    }
}
