package dev.onramp.views.proof;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.views.Origin;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of the interpreter that counts and sums. A total's origin names the child, the role, and {@code row_count} or the sum. */
final class TotalsInterpreter {
    private final Changes changes;
    private final Branches branches;

    TotalsInterpreter(Changes changes, Branches branches) {
        this.changes = changes;
        this.branches = branches;
    }

    List<List<String>> rows(View view, Entity entity) {
        List<List<String>> rows = new ArrayList<>();
        for (Change row : changes.latest(entity)) {
            rows.add(view.columns().stream()
                    .map(column -> cell(view, column, row))
                    .toList());
        }
        return rows;
    }

    private String cell(View view, ViewColumn column, Change row) {
        Origin origin = column.origin();
        if (origin.roles().isEmpty()) {
            return Cells.text(column.type(), row.values().get(origin.column()));
        }
        List<Change> children = children(origin, row);
        if (origin.column().equals("row_count")) {
            String branch = view.name().name() + " " + column.name();
            List.of("no child", "one child", "several children").forEach(each -> branches.want(branch + " " + each));
            branches.meet(branch
                    + (children.isEmpty() ? " no child" : children.size() == 1 ? " one child" : " several children"));
            return Cells.text(column.type(), children.size());
        }
        String field = origin.column().replaceFirst("_sum$", "");
        return Cells.text(column.type(), sum(column.type(), field, children));
    }

    private List<Change> children(Origin origin, Change row) {
        Entity child = changes.model().entity(origin.entity());
        Identifier role = origin.roles().get(1);
        Reference reference = child.references().stream()
                .filter(each -> each.role().equals(role))
                .findFirst()
                .orElseThrow();
        return changes.latest(child).stream()
                .filter(each -> refers(each, reference, row))
                .toList();
    }

    private static boolean refers(Change child, Reference reference, Change row) {
        for (int i = 0; i < reference.fields().size(); i++) {
            Object key = Objects.requireNonNull(
                    row.values().get(reference.targetFields().get(i).value()));
            if (!key.equals(child.values().get(reference.fields().get(i).value()))) {
                return false;
            }
        }
        return Guards.leads(reference, child);
    }

    static @Nullable Object sum(FieldType type, String field, List<Change> children) {
        List<BigDecimal> values = new ArrayList<>();
        for (Change child : children) {
            Object value = child.values().get(field);
            if (value != null) {
                values.add(new BigDecimal(value.toString()));
            }
        }
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (type == Primitive.DOUBLE) {
            return sum.doubleValue();
        }
        return type instanceof DecimalType ? sum : sum.longValueExact();
    }
}
