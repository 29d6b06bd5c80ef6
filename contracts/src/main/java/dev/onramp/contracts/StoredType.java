package dev.onramp.contracts;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.views.SqlTypes;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a type is called where it is stored. */
final class StoredType {
    private StoredType() {}

    static String of(Dataset.Form form, FieldType type) {
        return switch (form) {
            case TOPIC -> json(type);
            case TABLE -> delta(type);
            case VIEW -> SqlTypes.of(type);
        };
    }

    /** As the model writes it, for people. */
    static String declared(FieldType type) {
        if (type instanceof EnumType listed) {
            return "enum " + String.join(" | ", listed.values());
        } else if (type instanceof ArrayType array) {
            return "array of " + declared(array.element());
        } else if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .map(each -> each.name() + " " + declared(each.type()))
                    .collect(Collectors.joining(", ", "struct {", "}"));
        }
        return type instanceof DecimalType
                ? delta(type)
                : ((Primitive) type).name().toLowerCase(Locale.ROOT);
    }

    private static String json(FieldType type) {
        if (type instanceof ArrayType) {
            return "array";
        } else if (type instanceof StructType) {
            return "object";
        }
        if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case BOOLEAN -> "boolean";
                case INT, LONG -> "integer";
                case DOUBLE -> "number";
                case STRING, DATE, TIMESTAMP -> "string";
            };
        }
        return "string";
    }

    private static String delta(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        } else if (type instanceof ArrayType array) {
            return "array<" + delta(array.element()) + ">";
        } else if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .map(each -> each.name() + ":" + delta(each.type()))
                    .collect(Collectors.joining(",", "struct<", ">"));
        } else if (type instanceof EnumType || type == Primitive.STRING) {
            return "string";
        }
        return type == Primitive.LONG ? "bigint" : ((Primitive) type).name().toLowerCase(Locale.ROOT);
    }
}
