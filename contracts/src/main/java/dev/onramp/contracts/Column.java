package dev.onramp.contracts;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One member of a record, or one column of a table or view.
 *
 * @param required never absent or null
 * @param key whether it is one of those that identify a row
 * @param field what the model says of it; empty for the columns that every table has
 * @param doc may be empty
 */
record Column(String name, FieldType type, boolean required, boolean key, Optional<Field> field, String doc) {
    Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(doc, "doc");
    }

    static Column of(Field field, boolean required, boolean key) {
        return new Column(field.name().value(), field.type(), required, key, Optional.of(field), field.doc());
    }

    boolean personal() {
        return field.map(each -> each.classification() == Field.Classification.PII)
                .orElse(false);
    }

    boolean deprecated() {
        return field.map(Field::deprecated).orElse(false);
    }

    List<String> examples() {
        return field.map(Field::examples).orElse(List.of());
    }

    /** {@code pii}, {@code metric}, {@code dimension}, {@code deprecated}, as far as they hold. */
    List<String> marks() {
        java.util.List<String> marks = new java.util.ArrayList<>();
        if (personal()) {
            marks.add("pii");
        }
        field.flatMap(Field::hint).ifPresent(hint -> marks.add(hint.name().toLowerCase(java.util.Locale.ROOT)));
        if (deprecated()) {
            marks.add("deprecated");
        }
        return marks;
    }
}
