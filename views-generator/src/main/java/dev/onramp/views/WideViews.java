package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code <entity>_wide}: one row for each row of the entity, with the columns of everything it refers to. A joined entity's key is
 * left out, since its owner holds the same value, and holds it even while the parent has not arrived.
 */
final class WideViews {
    private final CanonicalModel model;
    private final LakeLayout layout;
    private final ViewRules rules;
    private final Engine engine;
    private final Dialect dialect;

    WideViews(CanonicalModel model, LakeLayout layout, ViewRules rules, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.rules = rules;
        this.engine = engine;
        this.dialect = engine.dialect();
    }

    /** @throws dev.onramp.config.OnrampException ONR-V001, ONR-V002 or ONR-V003 */
    View of(Entity entity) {
        Nest root = Nesting.of(model, rules, entity);
        Aliases aliases = Aliases.of(root, dialect);
        var list = new SelectList(layout.view(entity, "wide"), dialect);
        addFields(list, root, aliases);
        addLineage(list, entity, aliases.of(List.of()), dialect);
        return new View(
                layout.view(entity, "wide"),
                View.Kind.WIDE,
                entity.name(),
                comment(root),
                entity.key().stream().map(Identifier::value).toList(),
                list.columns(),
                root.all().map(nest -> layout.latest(nest.entity())).distinct().toList(),
                list.sql() + "\n"
                        + new Joins(engine, aliases)
                                .sql(root, nest -> layout.latest(nest.entity()), nest -> List.of()));
    }

    /** The columns of the entity, and of everything it refers to. */
    static void addFields(SelectList list, Nest root, Aliases aliases) {
        Map<Origin, String> names = names(root);
        root.all()
                .forEach(nest -> nest.columns()
                        .forEach(origin -> list.addField(
                                names.getOrDefault(origin, origin.column()),
                                nest.entity().field(new Identifier(origin.column())),
                                origin,
                                aliases.of(nest.roles()))));
    }

    /** When and in which order the driving row changed. */
    static void addLineage(SelectList list, Entity entity, String driving, Dialect dialect) {
        list.add(Lineage.sequence(entity), driving + "." + LineageColumns.SEQUENCE);
        list.add(
                Lineage.changedAt(entity),
                dialect.shown(driving + "." + LineageColumns.CHANGED_AT, Primitive.TIMESTAMP));
    }

    /** What the joined columns are called. */
    static Map<Origin, String> names(Nest root) {
        var own = root.columns().stream().map(Origin::column).collect(Collectors.toSet());
        var joined = root.joined().flatMap(nest -> nest.columns().stream()).toList();
        return new HashMap<>(ColumnNames.of(own, joined));
    }

    private static String comment(Nest root) {
        Entity entity = root.entity();
        String key = entity.key().stream().map(Identifier::value).collect(Collectors.joining(", "));
        String joined = root.joined().map(Nest::path).collect(Collectors.joining(", "));
        return (entity.doc().strip() + " One row per " + key + (joined.isEmpty() ? "." : ", with " + joined + "."))
                .strip();
    }
}
