package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code <entity>_exploded}: the wide view, each row as often as there are rows that refer to it by the one reference that is marked so, with their columns;
 * once where there is none. No other join multiplies rows, and nothing is exploded behind those rows.
 */
final class ExplodedViews {
    private final CanonicalModel model;
    private final LakeLayout layout;
    private final ViewRules rules;
    private final Engine engine;
    private final Dialect dialect;

    ExplodedViews(CanonicalModel model, LakeLayout layout, ViewRules rules, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.rules = rules;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    /**
     * Absent where no reference to the entity is marked.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001, ONR-V002, ONR-V003 or ONR-V013
     */
    Optional<View> of(Entity entity) {
        return Children.exploded(model, entity).map(children -> of(entity, children));
    }

    private View of(Entity entity, Children children) {
        ObjectName name = layout.view(entity, "exploded");
        Nest root = Nesting.of(model, rules, entity);
        Aliases aliases = Aliases.of(root, dialect);
        String driving = aliases.of(List.of());
        // No name of the model begins so.
        String child = dialect.quoted(SqlNames.fitted("_" + children.name(), children.path()));
        var list = new SelectList(name, dialect);
        WideViews.addFields(list, root, aliases);
        Set<String> taken = list.columns().stream().map(ViewColumn::name).collect(Collectors.toSet());
        List<String> grain =
                new ArrayList<>(entity.key().stream().map(Identifier::value).toList());
        for (Field field : children.fields()) {
            Origin origin = children.origin(field.name().value());
            String wish = children.name() + "_" + field.name();
            String column =
                    taken.contains(wish) ? SqlNames.hashed(wish, origin.path()) : SqlNames.fitted(wish, origin.path());
            list.addField(column, field, origin, child);
            if (children.entity().isKey(field.name())) {
                grain.add(column);
            }
        }
        WideViews.addLineage(list, entity, driving, dialect);
        String guard = children.reference()
                .guard()
                .map(each -> "\n  AND " + Joins.guard(dialect, child + ".", each))
                .orElse("");
        return new View(
                name,
                View.Kind.EXPLODED,
                entity.name(),
                comment(root, children),
                grain,
                list.columns(),
                Stream.concat(root.all().map(Nest::entity), Stream.of(children.entity()))
                        .map(layout::latest)
                        .distinct()
                        .toList(),
                list.sql() + "\n"
                        + new Joins(engine, aliases).sql(root, nest -> layout.latest(nest.entity()), nest -> List.of())
                        + "\nLEFT JOIN " + engine.sql(layout.latest(children.entity())) + " AS " + child + "\n  ON "
                        + children.on(dialect, child, driving) + guard);
    }

    private static String comment(Nest root, Children children) {
        String key = root.entity().key().stream().map(Identifier::value).collect(Collectors.joining(", "));
        String joined = root.joined().map(Nest::path).collect(Collectors.joining(", "));
        return (root.entity().doc().strip() + " One row per " + key + " and "
                        + children.entity().name()
                        + " that has it as " + children.reference().role() + "; one where there is none"
                        + (joined.isEmpty() ? "." : "; with " + joined + "."))
                .strip();
    }
}
