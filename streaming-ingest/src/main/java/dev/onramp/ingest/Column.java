package dev.onramp.ingest;

import dev.onramp.model.Field;
import java.io.Serializable;
import java.util.Objects;

/**
 * One column of a sink's table, or one member of a struct.
 *
 * @param required whether a row that is not a delete must have it
 * @param doc its comment, empty for none
 */
public record Column(String name, ColumnType type, boolean required, String doc) implements Serializable {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doc, "doc");
    }

    static Column of(Field field) {
        return new Column(field.name().value(), ColumnType.of(field.type()), !field.optional(), field.doc());
    }
}
