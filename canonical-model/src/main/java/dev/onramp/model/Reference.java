package dev.onramp.model;

import java.util.List;
import java.util.Objects;

/**
 * A to-one relation from the entity that owns it to the entity it refers to: {@code fields.get(i)} holds the value of
 * {@code targetFields.get(i)}, and {@code targetFields} is exactly the key of {@code target}, in key order.
 *
 * @param role the name of the relation, unique in its entity; the field's name without a trailing {@code _id}, {@code _number} or
 *     {@code _key} for a reference of one field
 */
public record Reference(Identifier role, List<Identifier> fields, Identifier target, List<Identifier> targetFields) {
    public Reference {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(target, "target");
        fields = List.copyOf(fields);
        targetFields = List.copyOf(targetFields);
    }
}
