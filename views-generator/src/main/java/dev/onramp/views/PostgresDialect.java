package dev.onramp.views;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;

/**
 * PostgreSQL, over the operational store. Arrays and structs are {@code jsonb} there and stay it: what is inside keeps the form of the canonical
 * record, timestamps with all their digits.
 */
final class PostgresDialect implements Dialect {
    @Override
    public String quoted(String name) {
        return SqlNames.quoted(name);
    }

    @Override
    public String type(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ArrayType || type instanceof StructType) {
            return "jsonb";
        }
        if (type instanceof EnumType) {
            return "text";
        }
        return switch ((Primitive) type) {
            case STRING -> "text";
            case BOOLEAN -> "boolean";
            case INT -> "integer";
            case LONG -> "bigint";
            case DOUBLE -> "double precision";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp(3)";
        };
    }

    /** Rounded as Trino rounds what it reads: half a millisecond up, before 1970 too, where a cast would go down. */
    @Override
    public String shown(String expression, FieldType type) {
        return type == Primitive.TIMESTAMP
                ? "CAST(date_trunc('milliseconds', " + expression
                        + " AT TIME ZONE 'UTC' + INTERVAL '500 microseconds') AS timestamp(3))"
                : expression;
    }

    @Override
    public String gathered(String key, String value) {
        throw new IllegalStateException("the operational store holds no history");
    }

    @Override
    public String earliestFrom(String gathered, String bound) {
        throw new IllegalStateException("the operational store holds no history");
    }
}
