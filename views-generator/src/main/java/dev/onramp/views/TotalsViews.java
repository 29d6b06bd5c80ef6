package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Hint;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.model.Reference.ToMany;
import dev.onramp.views.access.Masks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code <entity>_totals}: one row for each row of the entity, with what refers to it counted, the metrics of that summed and, where the model
 * asks for it, its rows in an array of structs. The children are grouped by the whole key of the entity before they are joined, so the join finds at most one
 * row. Personal values are in no array: a mask covers a whole column.
 */
final class TotalsViews {
    private static final String CHILD = "child";
    private static final String ROWS = "row_count";
    /** No field is called so. */
    private static final String ARRAY = "_array";

    private static final int MOST_DIGITS = 38;

    private final CanonicalModel model;
    private final LakeLayout layout;
    private final Engine engine;
    private final Dialect dialect;
    private final Masks masks;

    TotalsViews(CanonicalModel model, LakeLayout layout, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.engine = engine;
        this.dialect = engine.dialect();
        this.masks = new Masks(model);
    }

    /**
     * One column: the origin names the child and the role.
     *
     * @param expression an aggregate over the children
     * @param none what stands for it where there are no children, unless that is null
     */
    private record Total(
            Children children,
            String column,
            FieldType type,
            String expression,
            Optional<String> none,
            String comment) {
        Origin origin() {
            return children.origin(column);
        }

        String name() {
            return children.name() + (column.startsWith("_") ? "" : "_") + (column.equals(ROWS) ? "count" : column);
        }
    }

    /** Absent where nothing refers to the entity. */
    Optional<View> of(Entity entity) {
        List<Children> relations = Children.of(model, entity);
        if (relations.isEmpty()) {
            return Optional.empty();
        }
        ObjectName name = layout.view(entity, "totals");
        var list = new SelectList(name, dialect);
        String driving = dialect.quoted(entity.name().value());
        for (Identifier key : entity.key()) {
            list.addField(key.value(), entity.field(key), new Origin(entity.name(), List.of(), key.value()), driving);
        }
        Map<Total, String> names = names(entity, relations);
        relations.forEach(children -> totals(children).forEach(total -> {
            String column = alias(children) + "." + dialect.quoted(total.column());
            String shown = total.none()
                    .map(none -> "COALESCE(" + column + ", " + none + ")")
                    .orElse(column);
            list.add(
                    new ViewColumn(
                            names.getOrDefault(total, total.name()), total.type(), total.comment(), total.origin()),
                    shown);
        }));
        String from = "FROM " + engine.sql(layout.latest(entity)) + " AS " + driving
                + relations.stream().map(children -> join(entity, children)).collect(Collectors.joining());
        List<ObjectName> tables = new ArrayList<>(List.of(layout.latest(entity)));
        relations.forEach(children -> tables.add(layout.latest(children.entity())));
        return Optional.of(new View(
                name,
                View.Kind.TOTALS,
                entity.name(),
                comment(entity, relations),
                entity.key().stream().map(Identifier::value).toList(),
                list.columns(),
                tables.stream().distinct().toList(),
                list.sql() + "\n" + from));
    }

    private List<Total> totals(Children children) {
        List<Total> totals = new ArrayList<>();
        Entity child = children.entity();
        Identifier role = children.reference().role();
        totals.add(new Total(
                children,
                ROWS,
                Primitive.LONG,
                "COUNT(*)",
                Optional.of("0"),
                "How many " + child.name() + " rows have it as " + role + "."));
        for (Field field : child.fields()) {
            if (field.hint().equals(Optional.of(Hint.METRIC))) {
                FieldType type = sum(field.type());
                totals.add(new Total(
                        children,
                        field.name() + "_sum",
                        type,
                        "CAST(SUM(" + CHILD + "." + dialect.quoted(field.name().value()) + ") AS " + dialect.type(type)
                                + ")",
                        Optional.empty(),
                        "Sum of " + child.name() + "." + field.name() + " over those rows; null where there is none."));
            }
        }
        if (children.isShown(ToMany.ARRAY)) {
            StructType row = new StructType(children.fields());
            totals.add(new Total(
                    children,
                    ARRAY,
                    new ArrayType(row),
                    dialect.rows(row, field -> stored(child, field), children.order(dialect, CHILD)),
                    Optional.of(dialect.noRows()),
                    "The " + child.name() + " rows that have it as " + role
                            + ", ordered by their key, personal values null; empty where there is none."));
        }
        return totals;
    }

    /** A field as it is stored, or null in its place. */
    private String stored(Entity child, Field field) {
        return masks.isMasked(child, field)
                ? "CAST(NULL AS " + engine.storedType(field.type()) + ")"
                : CHILD + "." + dialect.quoted(field.name().value());
    }

    static FieldType sum(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return new DecimalType(MOST_DIGITS, decimal.scale());
        }
        return type == Primitive.DOUBLE ? Primitive.DOUBLE : Primitive.LONG;
    }

    /** The whole name, with a hash where an own column or another total has it. */
    private Map<Total, String> names(Entity entity, List<Children> relations) {
        List<Total> all =
                relations.stream().flatMap(each -> totals(each).stream()).toList();
        Map<String, Long> claims = all.stream().collect(Collectors.groupingBy(Total::name, Collectors.counting()));
        Map<Total, String> names = new HashMap<>();
        for (Total total : all) {
            boolean free = claims.getOrDefault(total.name(), 0L) == 1 && !isField(entity, total.name());
            String path = total.origin().path();
            names.put(total, free ? SqlNames.fitted(total.name(), path) : SqlNames.hashed(total.name(), path));
        }
        return names;
    }

    private static boolean isField(Entity entity, String name) {
        return entity.fields().stream().anyMatch(field -> field.name().value().equals(name));
    }

    private String join(Entity entity, Children children) {
        List<String> links = children.links(dialect);
        String keys = links.stream()
                .map(link -> "    " + CHILD + "." + link + " AS " + link)
                .collect(Collectors.joining(",\n"));
        String sums = totals(children).stream()
                .map(total -> "    " + total.expression() + " AS " + dialect.quoted(total.column()))
                .collect(Collectors.joining(",\n"));
        String grouped = links.stream().map(link -> CHILD + "." + link).collect(Collectors.joining(", "));
        String alias = alias(children);
        return "\nLEFT JOIN (\n  SELECT\n" + keys + ",\n" + sums + "\n  FROM "
                + engine.sql(layout.latest(children.entity())) + " AS " + CHILD + where(children.reference())
                + "\n  GROUP BY " + grouped + "\n) AS " + alias + "\n  ON "
                + children.on(dialect, alias, dialect.quoted(entity.name().value()));
    }

    /** Of a reference to several entities the rows that mean this one. */
    private String where(Reference reference) {
        return reference
                .guard()
                .map(guard -> "\n  WHERE " + Joins.guard(dialect, CHILD + ".", guard))
                .orElse("");
    }

    /** Never that of the driving table: an entity's name has no such end. */
    private String alias(Children children) {
        String wish = "of_" + children.name();
        return dialect.quoted(SqlNames.fitted(wish + "_", children.path()));
    }

    private static String comment(Entity entity, List<Children> relations) {
        return (entity.doc().strip() + " What refers to it, counted and summed: "
                        + relations.stream().map(Children::name).collect(Collectors.joining(", ")) + ". One row per "
                        + entity.key().stream().map(Identifier::value).collect(Collectors.joining(", ")) + ".")
                .strip();
    }
}
