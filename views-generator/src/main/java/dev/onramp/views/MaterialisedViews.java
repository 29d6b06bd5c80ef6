package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.wide.WideColumn;
import dev.onramp.model.wide.WideTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code <entity>_wide_materialised}: the columns and rows of {@code <entity>_wide}, out of the table in which the ingest keeps them. The table has the values
 * as the entities' own tables have them, under names that never change; this view gives them the names and types of the wide view.
 */
final class MaterialisedViews {
    private static final String TABLE = "materialised";

    private final CanonicalModel model;
    private final LakeLayout layout;
    private final WideViews wideViews;
    private final Engine engine;

    MaterialisedViews(CanonicalModel model, LakeLayout layout, WideViews wideViews, Engine engine) {
        this.model = model;
        this.layout = layout;
        this.wideViews = wideViews;
        this.engine = engine;
    }

    View of(Entity entity) {
        View wide = wideViews.of(entity);
        Map<Origin, String> stored = stored(entity);
        ObjectName name = layout.view(entity, "wide_materialised");
        var list = new SelectList(name, engine.dialect());
        for (ViewColumn column : wide.columns()) {
            String from = Objects.requireNonNull(stored.get(column.origin()), "the table has every column of the view");
            list.add(column, engine.dialect().shown(TABLE + "." + engine.quoted(from), column.type()));
        }
        ObjectName table = layout.wide(entity);
        return new View(
                name,
                View.Kind.MATERIALISED,
                entity.name(),
                wide.comment() + " Kept as a table, a few seconds behind "
                        + wide.name().name() + ".",
                wide.grain(),
                list.columns(),
                List.of(table),
                list.sql() + "\nFROM " + engine.sql(table) + " AS " + TABLE);
    }

    private Map<Origin, String> stored(Entity entity) {
        WideTable table = WideTable.of(model, entity);
        Map<Origin, String> stored = new HashMap<>();
        for (WideColumn column : table.columns()) {
            var step = table.steps().get(column.step());
            stored.put(
                    new Origin(
                            step.entity().name(),
                            step.way(),
                            column.field().name().value()),
                    column.name());
        }
        for (String lineage : List.of(LineageColumns.SEQUENCE, LineageColumns.CHANGED_AT)) {
            stored.put(new Origin(entity.name(), List.<Identifier>of(), lineage), lineage);
        }
        return stored;
    }
}
