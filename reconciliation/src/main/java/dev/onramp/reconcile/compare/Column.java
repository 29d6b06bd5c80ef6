package dev.onramp.reconcile.compare;

import dev.onramp.model.Entity;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A column that a stored table must have. */
public record Column(String name, FieldType type) {
    private static final List<Column> LINEAGE = List.of(
            new Column(LineageColumns.OP, Primitive.STRING),
            new Column(LineageColumns.SEQUENCE, Primitive.STRING),
            new Column(LineageColumns.CHANGED_AT, Primitive.TIMESTAMP),
            new Column(LineageColumns.DATA_ID, Primitive.STRING),
            new Column(LineageColumns.MAPPING_VERSION, Primitive.INT));

    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** The columns of an entity's tables: its fields, then the lineage. */
    public static List<Column> of(Entity entity) {
        List<Column> columns = new ArrayList<>();
        entity.fields().forEach(field -> columns.add(new Column(field.name().value(), field.type())));
        columns.addAll(LINEAGE);
        return List.copyOf(columns);
    }
}
