package dev.onramp.contracts;

import dev.onramp.contracts.ColumnEdge.Effect;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.views.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a view does to a stored column, in words. */
record ViewStep(Effect effect, String how) {
    static ViewStep of(ViewColumn column) {
        List<String> steps = new ArrayList<>();
        Effect effect = Effect.IDENTITY;
        List<Identifier> roles = column.origin().roles();
        if (!roles.isEmpty()) {
            steps.add("joined through " + roles.stream().map(Identifier::value).collect(Collectors.joining(".")));
        }
        boolean derived = column.origin().column().startsWith("_")
                && !column.name().equals(column.origin().column());
        if (derived) {
            steps.add("derived from it and from the other changes of the key");
            effect = Effect.TRANSFORMATION;
        } else if (holdsTimestamp(column.type())) {
            steps.add("as a time in UTC with milliseconds");
            effect = Effect.TRANSFORMATION;
        }
        return new ViewStep(effect, steps.isEmpty() ? "as it is" : String.join(", ", steps));
    }

    private static boolean holdsTimestamp(FieldType type) {
        if (type instanceof ArrayType array) {
            return holdsTimestamp(array.element());
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream().anyMatch(field -> holdsTimestamp(field.type()));
        }
        return type == Primitive.TIMESTAMP;
    }
}
