package dev.onramp.views.proof;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Reference;
import dev.onramp.model.Reference.ToMany;
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
import java.util.function.Function;
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
            return Interpreter.cell(column, row);
        }
        Entity child = changes.model().entity(origin.entity());
        Reference reference = child.references().stream()
                .filter(each -> each.role().equals(origin.roles().get(1)))
                .findFirst()
                .orElseThrow();
        List<Change> children = children(child, reference, row);
        if (origin.column().equals("row_count")) {
            note(view.name().name() + " " + column.name(), child, reference, children.size());
            return Cells.text(column.type(), children.size());
        }
        if (origin.column().equals("_array")) {
            note(view.name().name() + " " + column.name(), child, reference, children.size());
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

    /**
     * The row with each of its children; once, without any, where it has none.
     *
     * @param wide what the row shows in a column of its wide view
     */
    List<List<String>> exploded(View view, Change row, Function<ViewColumn, String> wide) {
        List<List<String>> rows = new ArrayList<>();
        for (Entity child : changes.model().entities()) {
            for (Reference reference : child.references()) {
                if (reference.target().equals(row.entity().name())
                        && reference.toMany().contains(ToMany.EXPLODE)) {
                    List<@Nullable Change> children = new ArrayList<>(children(child, reference, row));
                    note(
                            view.name().name() + " " + child.name() + "." + reference.role(),
                            child,
                            reference,
                            children.size());
                    if (children.isEmpty()) {
                        children.add(null);
                    }
                    children.forEach(one -> rows.add(view.columns().stream()
                            .map(column -> isOf(column.origin(), child, reference)
                                    ? Interpreter.cell(column, one)
                                    : wide.apply(column))
                            .toList()));
                }
            }
        }
        return rows;
    }

    /** Whether a column shows the child; a way to the row's own parents may have the same roles and lead elsewhere. */
    private static boolean isOf(Origin origin, Entity child, Reference reference) {
        return origin.entity().equals(child.name()) && origin.roles().equals(List.of(child.name(), reference.role()));
    }

    /** Several there can be unless the reference holds the whole key of the child. */
    private void note(String branch, Entity child, Reference reference, int children) {
        branches.want(branch + " no child");
        branches.want(branch + " one child");
        if (!reference.fields().containsAll(child.key())) {
            branches.want(branch + " several children");
        }
        branches.meet(branch + (children == 0 ? " no child" : children == 1 ? " one child" : " several children"));
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

    private List<Change> children(Entity child, Reference reference, Change row) {
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
