package dev.onramp.model;

import java.util.List;
import java.util.Objects;

/**
 * A canonical data product: one topic, one latest-state table, one history table, one operational table, one set of views.
 *
 * @param fields in the order of the model, which is the order of columns everywhere
 * @param key names of the fields that identify a row, in key order; never empty
 * @param references to-one relations to other entities, in the order of the model
 * @param materialised whether the rows of its wide view are also kept as a table
 */
public record Entity(
        Identifier name,
        String doc,
        Kind kind,
        List<Identifier> key,
        List<Field> fields,
        List<Reference> references,
        boolean materialised) {

    /** THING: something that is, and changes. EVENT: something that happened, once. */
    public enum Kind {
        THING,
        EVENT
    }

    public Entity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(kind, "kind");
        key = List.copyOf(key);
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    /** One whose wide view is computed whenever it is read. */
    public Entity(
            Identifier name,
            String doc,
            Kind kind,
            List<Identifier> key,
            List<Field> fields,
            List<Reference> references) {
        this(name, doc, kind, key, fields, references, false);
    }

    /** @throws IllegalArgumentException when there is no such field */
    public Field field(Identifier fieldName) {
        return fields.stream()
                .filter(each -> each.name().equals(fieldName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("entity " + name + " has no field " + fieldName));
    }

    public boolean isKey(Identifier fieldName) {
        return key.contains(fieldName);
    }
}
