package dev.onramp.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A to-one relation from the entity that owns it to the entity it refers to: {@code fields.get(i)} holds the value of
 * {@code targetFields.get(i)}, and {@code targetFields} is exactly the key of {@code target}, in key order.
 *
 * <p>One that may lead to several entities is one reference for each of them, with a guard.
 *
 * @param role the name of the relation, unique in its entity; the field's name without a trailing {@code _id}, {@code _number} or
 *     {@code _key} for a reference of one field; of one of several targets, the target's name stands behind it
 * @param depth how often one path of a view may follow it back into an entity that the path has been in: where self-references and cycles end
 * @param guard where the reference leads to its target at all; absent: always
 * @param toMany how views of the target show the rows that refer to it, besides counted and summed
 */
public record Reference(
        Identifier role,
        List<Identifier> fields,
        Identifier target,
        List<Identifier> targetFields,
        int depth,
        Optional<Guard> guard,
        Set<ToMany> toMany) {
    /** The most that a model may ask for. */
    public static final int DEEPEST = 10;

    /** A way to show the to-many relation that the reference is when it is seen from its target. */
    public enum ToMany {
        /** A row of the target for each row that refers to it: a view of its own. */
        EXPLODE,
        /** An array of structs, beside the counts. */
        ARRAY
    }

    /**
     * The rows whose reference leads to the target.
     *
     * @param field an enum of the owner; where it is absent, the reference leads nowhere
     * @param values those that stand for the target, in the order of the model; never empty
     */
    public record Guard(Identifier field, List<String> values) {
        public Guard {
            Objects.requireNonNull(field, "field");
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a guard without values");
            }
        }
    }

    public Reference {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(guard, "guard");
        fields = List.copyOf(fields);
        targetFields = List.copyOf(targetFields);
        toMany = Collections.unmodifiableSet(new TreeSet<>(toMany));
        if (depth < 0 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth must be from 0 to " + DEEPEST + ": " + depth);
        }
    }

    /** One whose target counts and sums what refers to it, and no more. */
    public Reference(
            Identifier role,
            List<Identifier> fields,
            Identifier target,
            List<Identifier> targetFields,
            int depth,
            Optional<Guard> guard) {
        this(role, fields, target, targetFields, depth, guard, Set.of());
    }

    /** One that always leads to its target, and that no path follows back. */
    public Reference(Identifier role, List<Identifier> fields, Identifier target, List<Identifier> targetFields) {
        this(role, fields, target, targetFields, 0, Optional.empty());
    }
}
