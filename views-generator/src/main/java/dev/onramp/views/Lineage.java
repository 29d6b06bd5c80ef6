package dev.onramp.views;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.contract.LineageColumns;
import java.util.List;

/** The columns of views that say where a row comes from. Their names start with {@code _}, so no field can take them. */
final class Lineage {
    private Lineage() {}

    static ViewColumn sequence(Entity entity) {
        return column(
                entity,
                LineageColumns.SEQUENCE,
                Primitive.STRING,
                "Orders the changes of one " + entity.name() + ", as text.",
                LineageColumns.SEQUENCE);
    }

    static ViewColumn changedAt(Entity entity) {
        return column(
                entity,
                LineageColumns.CHANGED_AT,
                Primitive.TIMESTAMP,
                "When the " + entity.name() + " changed in its source, UTC.",
                LineageColumns.CHANGED_AT);
    }

    /** @param from the stored column that gives it */
    static ViewColumn column(Entity entity, String name, FieldType type, String comment, String from) {
        return new ViewColumn(name, type, comment, new Origin(entity.name(), List.of(), from));
    }
}
