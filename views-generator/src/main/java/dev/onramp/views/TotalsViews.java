package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Hint;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code <entity>_totals}: one row for each row of the entity, with what refers to it counted, and the metrics of that summed. The children are
 * grouped by the whole key of the entity before they are joined, so the join finds at most one row.
 */
final class TotalsViews {
    private static final String CHILD = "child";
    private static final String ROWS = "row_count";
    private static final int MOST_DIGITS = 38;

    private final CanonicalModel model;
    private final LakeLayout layout;
    private final Engine engine;
    private final Dialect dialect;

    TotalsViews(CanonicalModel model, LakeLayout layout, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    /**
     * A to-many relation: the reference of another entity, or of the same one, seen from its target.
     *
     * @param name what it is called in the view
     */
    private record Children(Entity entity, Reference reference, String name) {}

    /** One column: the origin names the child and the role. */
    private record Total(Children children, String column, FieldType type, String expression, String comment) {
        Origin origin() {
            return new Origin(
                    children.entity().name(),
                    List.of(children.entity().name(), children.reference().role()),
                    column);
        }

        String name() {
            return children.name() + "_" + (column.equals(ROWS) ? "count" : column);
        }
    }

    /** Absent where nothing refers to the entity. */
    Optional<View> of(Entity entity) {
        List<Children> relations = relations(entity);
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
            String shown = total.column().equals(ROWS) ? "COALESCE(" + column + ", 0)" : column;
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

    private List<Children> relations(Entity entity) {
        List<Children> relations = new ArrayList<>();
        for (Entity child : model.entities()) {
            List<Reference> references = child.references().stream()
                    .filter(reference -> reference.target().equals(entity.name()))
                    .toList();
            for (Reference reference : references) {
                Grain.lockedTarget(model, child, child, reference, List.of(reference.role()));
                String name = child.name() + (references.size() == 1 ? "" : "_" + reference.role());
                relations.add(new Children(child, reference, name));
            }
        }
        return relations;
    }

    private static List<Total> totals(Children children) {
        List<Total> totals = new ArrayList<>();
        Entity child = children.entity();
        String role = children.reference().role().value();
        totals.add(new Total(
                children,
                ROWS,
                Primitive.LONG,
                "COUNT(*)",
                "How many " + child.name() + " rows have it as " + role + "."));
        for (Field field : child.fields()) {
            if (field.hint().equals(Optional.of(Hint.METRIC))) {
                totals.add(new Total(
                        children,
                        field.name() + "_sum",
                        sum(field.type()),
                        "SUM",
                        "Sum of " + child.name() + "." + field.name() + " over those rows; null where there is none."));
            }
        }
        return totals;
    }

    static FieldType sum(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return new DecimalType(MOST_DIGITS, decimal.scale());
        }
        return type == Primitive.DOUBLE ? Primitive.DOUBLE : Primitive.LONG;
    }

    /** The whole name, with a hash where an own column or another total has it. */
    private static Map<Total, String> names(Entity entity, List<Children> relations) {
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
        Reference reference = children.reference();
        List<String> links = reference.fields().stream()
                .map(field -> dialect.quoted(field.value()))
                .toList();
        String keys = links.stream()
                .map(link -> "    " + CHILD + "." + link + " AS " + link)
                .collect(Collectors.joining(",\n"));
        String sums = totals(children).stream()
                .map(total -> "    " + expression(total) + " AS " + dialect.quoted(total.column()))
                .collect(Collectors.joining(",\n"));
        String grouped = links.stream().map(link -> CHILD + "." + link).collect(Collectors.joining(", "));
        String alias = alias(children);
        String driving = dialect.quoted(entity.name().value());
        String on = IntStream.range(0, links.size())
                .mapToObj(i -> alias + "." + links.get(i) + " = " + driving + "."
                        + dialect.quoted(reference.targetFields().get(i).value()))
                .collect(Collectors.joining("\n  AND "));
        return "\nLEFT JOIN (\n  SELECT\n" + keys + ",\n" + sums + "\n  FROM "
                + engine.sql(layout.latest(children.entity())) + " AS " + CHILD + where(reference) + "\n  GROUP BY "
                + grouped + "\n) AS "
                + alias + "\n  ON " + on;
    }

    /** Of a reference to several entities the rows that mean this one. */
    private String where(Reference reference) {
        return reference
                .guard()
                .map(guard -> "\n  WHERE " + Joins.guard(dialect, CHILD + ".", guard))
                .orElse("");
    }

    private String expression(Total total) {
        if (total.column().equals(ROWS)) {
            return total.expression();
        }
        String field = total.column().substring(0, total.column().length() - "_sum".length());
        return "CAST(SUM(" + CHILD + "." + dialect.quoted(field) + ") AS " + dialect.type(total.type()) + ")";
    }

    /** Never that of the driving table: an entity's name has no such end. */
    private String alias(Children children) {
        String wish = "of_" + children.name();
        return dialect.quoted(SqlNames.fitted(
                wish + "_",
                children.entity().name() + "." + children.reference().role()));
    }

    private static String comment(Entity entity, List<Children> relations) {
        return (entity.doc().strip() + " What refers to it, counted and summed: "
                        + relations.stream().map(Children::name).collect(Collectors.joining(", ")) + ". One row per "
                        + entity.key().stream().map(Identifier::value).collect(Collectors.joining(", ")) + ".")
                .strip();
    }
}
