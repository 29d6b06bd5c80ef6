package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code <entity>_as_of}: one row for each change of the entity, with the columns of everything it refers to as that was when the change was
 * made. Reads the history views, so no time travel is needed; the times of one key never overlap there, so a join finds at most one row.
 */
final class AsOfViews {
    private final CanonicalModel model;
    private final LakeLayout layout;
    private final ViewRules rules;
    private final Engine engine;
    private final Dialect dialect;

    AsOfViews(CanonicalModel model, LakeLayout layout, ViewRules rules, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.rules = rules;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    /** Absent where the entity refers to nothing: its history view says the same. */
    Optional<View> of(Entity entity) {
        Nest root = Nesting.of(model, rules, entity);
        if (root.parents().isEmpty()) {
            return Optional.empty();
        }
        Aliases aliases = Aliases.of(root, dialect);
        ObjectName name = layout.view(entity, "as_of");
        var list = new SelectList(name, dialect);
        Map<Origin, String> names = WideViews.names(root);
        root.all()
                .forEach(nest -> nest.columns()
                        .forEach(origin -> list.addShown(
                                names.getOrDefault(origin, origin.column()),
                                nest.entity().field(new Identifier(origin.column())),
                                origin,
                                aliases.of(nest.roles()))));
        String driving = aliases.of(List.of()) + ".";
        list.add(Lineage.sequence(entity), driving + LineageColumns.SEQUENCE);
        time(
                list,
                entity,
                driving,
                HistoryViews.VALID_FROM,
                "When this change was made in its source, UTC; everything else is as it was then.");
        time(
                list,
                entity,
                driving,
                HistoryViews.VALID_TO,
                "When a later change took its place or its table was truncated, UTC; null while there is neither.");
        String from = new Joins(engine, aliases)
                .sql(root, nest -> layout.view(nest.entity(), "history"), nest -> validity(nest, aliases));
        return Optional.of(new View(
                name,
                View.Kind.AS_OF,
                entity.name(),
                comment(root),
                Stream.concat(entity.key().stream().map(Identifier::value), Stream.of(LineageColumns.SEQUENCE))
                        .toList(),
                list.columns(),
                root.all()
                        .map(nest -> layout.view(nest.entity(), "history"))
                        .distinct()
                        .toList(),
                list.sql() + "\n" + from));
    }

    private static void time(SelectList list, Entity entity, String driving, String column, String comment) {
        list.add(
                Lineage.column(entity, column, Primitive.TIMESTAMP, comment, LineageColumns.CHANGED_AT),
                driving + column);
    }

    /** That the parent is the one that was valid at the driving row's time. */
    private static List<String> validity(Nest nest, Aliases aliases) {
        String target = aliases.of(nest.roles()) + ".";
        String moment = aliases.of(List.of()) + "." + HistoryViews.VALID_FROM;
        return List.of(
                target + HistoryViews.VALID_FROM + " <= " + moment,
                "(" + target + HistoryViews.VALID_TO + " > " + moment + " OR " + target + HistoryViews.VALID_TO
                        + " IS NULL)");
    }

    private static String comment(Nest root) {
        String key = root.entity().key().stream().map(Identifier::value).collect(Collectors.joining(", "));
        return (root.entity().doc().strip() + " One row per change of a " + key + ", with "
                        + root.joined().map(Nest::path).collect(Collectors.joining(", "))
                        + " as they were at _valid_from.")
                .strip();
    }
}
