package dev.onramp.views.access;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Masking;
import dev.onramp.model.Reference;
import dev.onramp.views.ViewColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How each column of a view is masked for analysts. What cannot be told to be harmless is masked with null: a column is shown only when it is known where it
 * comes from. Immutable and thread-safe.
 */
public final class Masks {
    private static final String COUNT = "_count";
    private static final List<String> AGGREGATES = List.of("_sum", "_min", "_max", "_avg");

    private final CanonicalModel model;

    public Masks(CanonicalModel model) {
        this.model = model;
    }

    /** Empty where analysts see the column as it is. */
    public Optional<Masking> of(ViewColumn column) {
        Entity entity = model.entity(column.origin().entity());
        String source = column.origin().column();
        // A member of a struct, or an aggregate: hidden with the field that it comes from, also where another field has
        // its name.
        Optional<Field> from = field(entity, inside(source));
        if (from.isPresent() && of(entity, from.get(), new HashSet<>()).isPresent()) {
            return Optional.of(Masking.NULL);
        }
        Optional<Field> field = field(entity, source);
        if (field.isPresent()) {
            return of(entity, field.get(), new HashSet<>()).map(masking -> fitting(masking, column.type()));
        }
        boolean harmless = from.isPresent() || source.startsWith("_") || source.endsWith(COUNT);
        return harmless ? Optional.empty() : Optional.of(Masking.NULL);
    }

    /** Whether analysts see the values of a field in a column of its own as something else, or not at all. */
    public boolean isMasked(Entity entity, Field field) {
        return of(entity, field, new HashSet<>()).isPresent();
    }

    private Optional<Masking> of(Entity entity, Field field, Set<String> seen) {
        if (field.masking().isPresent()) {
            return field.masking();
        }
        if (holdsPersonal(field.type())) {
            return Optional.of(Masking.NULL);
        }
        if (!seen.add(entity.name() + "." + field.name())) {
            return Optional.empty();
        }
        // A reference holds the key of its target: what is personal there is personal here.
        for (Reference reference : entity.references()) {
            int place = reference.fields().indexOf(field.name());
            if (place >= 0) {
                Entity target = model.entity(reference.target());
                Optional<Masking> masking =
                        of(target, target.field(reference.targetFields().get(place)), seen);
                if (masking.isPresent()) {
                    return masking;
                }
            }
        }
        return Optional.empty();
    }

    private static Masking fitting(Masking masking, FieldType type) {
        return masking.fits(type) ? masking : Masking.NULL;
    }

    private static boolean holdsPersonal(FieldType type) {
        if (type instanceof ArrayType array) {
            return holdsPersonal(array.element());
        }
        return type instanceof StructType struct
                && struct.fields().stream()
                        .anyMatch(each -> each.classification() == Classification.PII || holdsPersonal(each.type()));
    }

    /** The field that a member or an aggregate was taken of, by its name; empty for anything else. */
    private static String inside(String column) {
        if (column.contains(".")) {
            return column.substring(0, column.indexOf('.'));
        }
        return AGGREGATES.stream()
                .filter(column::endsWith)
                .findFirst()
                .map(end -> column.substring(0, column.length() - end.length()))
                .orElse("");
    }

    private static Optional<Field> field(Entity entity, String name) {
        return Identifier.isValid(name)
                ? entity.fields().stream()
                        .filter(each -> each.name().value().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
