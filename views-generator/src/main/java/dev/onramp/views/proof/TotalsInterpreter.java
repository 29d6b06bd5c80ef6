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
import dev.onramp.views.access.Masks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of the interpreter for what refers to a row: counted, summed, listed, or one by one. A column's origin names the child, the role, and {@code row_count}, the sum, {@code _array},
 * or the child's field.
 */
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
        List<Change> children = children(origin.entity(), origin.roles().get(1), row);
        if (origin.column().equals("row_count")) {
            note(view.name().name() + " " + column.name(), children);
            return Cells.text(column.type(), children.size());
        }
        if (origin.column().equals("_array")) {
            note(view.name().name() + " " + column.name(), children);
            return Cells.text(
                    column.type(),
                    children.stream()
                            .sorted(TotalsInterpreter::byKey)
                            .map(this::open)
                            .toList());
        }
        String field = origin.column().replaceFirst("_sum$", "");
        return Cells.text(column.type(), sum(column.type(), field, children));
    }

    /** Each child beside the row; the row alone where it has none. */
    List<Optional<Change>> exploded(String view, Entity child, Reference reference, Change row) {
        List<Change> children = children(child.name(), reference.role(), row);
        note(view + " " + child.name() + "." + reference.role(), children);
        return children.isEmpty()
                ? List.of(Optional.empty())
                : children.stream().map(Optional::of).toList();
    }

    private void note(String branch, List<Change> children) {
        List.of("no child", "one child", "several children").forEach(each -> branches.want(branch + " " + each));
        branches.meet(branch
                + (children.isEmpty() ? " no child" : children.size() == 1 ? " one child" : " several children"));
    }

    /** What arrays show of a row: nothing that analysts may not see. */
    private Map<String, Object> open(Change child) {
        Map<String, Object> values = new HashMap<>(child.values());
        Masks masks = new Masks(changes.model());
        child.entity().fields().stream()
                .filter(field -> masks.isMasked(child.entity(), field))
                .forEach(field -> values.remove(field.name().value()));
        return values;
    }

    private static int byKey(Change one, Change other) {
        for (int i = 0; i < one.key().size(); i++) {
            int order = compare(one.key().get(i), other.key().get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.sequence().compareTo(other.sequence());
    }

    /** Values of one type: texts by their code points, times as views show them, false before true. */
    private static int compare(Object one, Object other) {
        if (one instanceof String text) {
            return Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), other.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (one instanceof Boolean truth) {
            return truth.compareTo((Boolean) other);
        }
        if (one instanceof Instant moment) {
            return Millis.nearest(moment).compareTo(Millis.nearest((Instant) other));
        }
        return one instanceof LocalDate day
                ? day.compareTo((LocalDate) other)
                : new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }

    private List<Change> children(Identifier entity, Identifier role, Change row) {
        Entity child = changes.model().entity(entity);
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
