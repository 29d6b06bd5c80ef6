package dev.onramp.views;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.stream.Collectors;

/** The types that columns of views have in Trino and Athena. */
public final class SqlTypes {
    private SqlTypes() {}

    /** A timestamp is in UTC and without a zone, because a view of Athena cannot have one. */
    public static String of(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        if (type instanceof ArrayType array) {
            return "array(" + of(array.element()) + ")";
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .map(field -> SqlNames.quoted(field.name().value()) + " " + of(field.type()))
                    .collect(Collectors.joining(", ", "row(", ")"));
        }
        if (type instanceof EnumType) {
            return "varchar";
        }
        return switch ((Primitive) type) {
            case STRING -> "varchar";
            case BOOLEAN -> "boolean";
            case INT -> "integer";
            case LONG -> "bigint";
            case DOUBLE -> "double";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp(3)";
        };
    }

    /**
     * The expression as a view shows it: timestamps, also those inside arrays and structs, in UTC without a zone.
     *
     * @param expression of the type as the table stores it
     */
    static String shown(String expression, FieldType type) {
        return shown(expression, type, 1);
    }

    private static String shown(String expression, FieldType type, int depth) {
        if (!holdsTimestamp(type)) {
            return expression;
        }
        if (type instanceof ArrayType array) {
            String each = "e" + depth;
            return "transform(" + expression + ", " + each + " -> " + shown(each, array.element(), depth + 1) + ")";
        }
        if (type instanceof StructType struct) {
            String members = struct.fields().stream()
                    .map(field -> shown(
                            expression + "." + SqlNames.quoted(field.name().value()), field.type(), depth))
                    .collect(Collectors.joining(", "));
            return "IF(" + expression + " IS NULL, NULL, CAST(ROW(" + members + ") AS " + of(type) + "))";
        }
        return "CAST(at_timezone(" + expression + ", 'UTC') AS timestamp(3))";
    }

    static boolean holdsTimestamp(FieldType type) {
        if (type instanceof ArrayType array) {
            return holdsTimestamp(array.element());
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream().anyMatch(field -> holdsTimestamp(field.type()));
        }
        return type == Primitive.TIMESTAMP;
    }
}
