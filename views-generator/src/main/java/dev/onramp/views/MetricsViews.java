package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.Field.Hint;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code <entity>_metrics}: the rows of the entity counted, and its metrics summed, for each combination of its dimensions and of those of everything it
 * refers to. Metrics of what it refers to are not summed here: a parent of two rows would count twice. Personal fields are neither.
 */
final class MetricsViews {
    static final String ROWS = "row_count";
    static final String SUM = "_sum";

    private final CanonicalModel model;
    private final LakeLayout layout;
    private final ViewRules rules;
    private final Engine engine;
    private final Dialect dialect;

    MetricsViews(CanonicalModel model, LakeLayout layout, ViewRules rules, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.rules = rules;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    /** A column that rows are grouped by. */
    private record Dimension(Field field, Origin origin, String name, String alias) {}

    /** Absent where the entity is no event and has no metric, and where no dimension is in reach. */
    Optional<View> of(Entity entity) {
        Nest whole = Nesting.of(model, rules, entity);
        List<Field> metrics = marked(entity, Hint.METRIC);
        Optional<Nest> pruned = whole.where(nest -> !marked(nest).isEmpty());
        if (pruned.isEmpty() || (metrics.isEmpty() && entity.kind() != Entity.Kind.EVENT)) {
            return Optional.empty();
        }
        Nest root = pruned.get();
        Aliases aliases = Aliases.of(whole, dialect);
        ObjectName name = layout.view(entity, "metrics");
        List<Dimension> dimensions = dimensions(root, WideViews.names(whole), aliases);
        var list = new SelectList(name, dialect);
        dimensions.forEach(each -> list.addField(each.name(), each.field(), each.origin(), each.alias()));
        Set<String> taken = dimensions.stream().map(Dimension::name).collect(Collectors.toSet());
        measure(list, taken, entity, ROWS, Primitive.LONG, "COUNT(*)", "How many rows there are.");
        for (Field metric : metrics) {
            FieldType type = TotalsViews.sum(metric.type());
            String column =
                    aliases.of(List.of()) + "." + dialect.quoted(metric.name().value());
            measure(
                    list,
                    taken,
                    entity,
                    metric.name() + SUM,
                    type,
                    "CAST(SUM(" + column + ") AS " + dialect.type(type) + ")",
                    "Sum of " + metric.name() + " over those rows; null where there is none.");
        }
        String grouped = dimensions.stream()
                .map(each -> "  "
                        + dialect.shown(
                                each.alias() + "."
                                        + dialect.quoted(each.field().name().value()),
                                each.field().type()))
                .collect(Collectors.joining(",\n"));
        return Optional.of(new View(
                name,
                View.Kind.METRICS,
                entity.name(),
                comment(entity, dimensions),
                dimensions.stream().map(Dimension::name).toList(),
                list.columns(),
                root.all().map(nest -> layout.latest(nest.entity())).distinct().toList(),
                list.sql() + "\n"
                        + new Joins(engine, aliases).sql(root, nest -> layout.latest(nest.entity()), nest -> List.of())
                        + "\nGROUP BY\n" + grouped));
    }

    private static List<Dimension> dimensions(Nest root, Map<Origin, String> names, Aliases aliases) {
        List<Dimension> dimensions = new ArrayList<>();
        root.all()
                .forEach(nest -> marked(nest)
                        .forEach(origin -> dimensions.add(new Dimension(
                                nest.entity().field(new Identifier(origin.column())),
                                origin,
                                names.getOrDefault(origin, origin.column()),
                                aliases.of(nest.roles())))));
        return dimensions;
    }

    /** The columns of a nest that rows are grouped by. */
    private static List<Origin> marked(Nest nest) {
        List<String> dimensions = marked(nest.entity(), Hint.DIMENSION).stream()
                .map(field -> field.name().value())
                .toList();
        return nest.columns().stream()
                .filter(origin -> dimensions.contains(origin.column()))
                .toList();
    }

    private static List<Field> marked(Entity entity, Hint hint) {
        return entity.fields().stream()
                .filter(field ->
                        field.hint().equals(Optional.of(hint)) && field.classification() == Classification.NONE)
                .toList();
    }

    private void measure(
            SelectList list,
            Set<String> taken,
            Entity entity,
            String measure,
            FieldType type,
            String expression,
            String comment) {
        var origin = new Origin(entity.name(), List.of(), measure);
        String name = taken.contains(measure)
                ? SqlNames.hashed(measure, "measure." + measure)
                : SqlNames.fitted(measure, "measure." + measure);
        list.add(new ViewColumn(name, type, comment, origin), expression);
    }

    private static String comment(Entity entity, List<Dimension> dimensions) {
        return (entity.doc().strip() + " Counted and summed. One row per "
                        + dimensions.stream().map(Dimension::name).collect(Collectors.joining(", ")) + ".")
                .strip();
    }
}
