package dev.onramp.ingest;

import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One column of a sink's table, or one member of a struct.
 *
 * @param required whether a row that is not a delete must have it
 * @param doc its comment, empty for none
 * @param formerNames what tables and records of before call it
 */
public record Column(String name, ColumnType type, boolean required, String doc, List<String> formerNames)
        implements Serializable {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doc, "doc");
        formerNames = List.copyOf(formerNames);
    }

    /** One that was never called anything else. */
    public Column(String name, ColumnType type, boolean required, String doc) {
        this(name, type, required, doc, List.of());
    }

    static Column of(Field field) {
        return new Column(
                field.name().value(),
                ColumnType.of(field.type()),
                !field.optional(),
                ((field.deprecated() ? "Deprecated. " : "") + field.doc()).strip(),
                field.formerNames().stream().map(Identifier::value).toList());
    }
}
