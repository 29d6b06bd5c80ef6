package dev.onramp.views;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * PostgreSQL, over the operational store. Arrays and structs are {@code jsonb} there and stay it: what is inside keeps the form of the canonical
 * record, timestamps with all their digits.
 */
final class PostgresDialect implements Dialect {
    /** A function takes 100 arguments. */
    private static final int MOST_MEMBERS = 50;

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

    /** Whatever the collation of the database. */
    @Override
    public String ordered(String expression, FieldType type) {
        return type == Primitive.STRING || type instanceof EnumType ? expression + " COLLATE \"C\"" : expression;
    }

    /** In the form of the canonical record, as all arrays are here: what is null is left out. */
    @Override
    public String rows(StructType row, Function<Field, String> stored, List<String> order) {
        List<String> members = row.fields().stream()
                .map(field ->
                        SqlNames.literal(field.name().value()) + ", " + canonical(stored.apply(field), field.type()))
                .toList();
        String object = IntStream.iterate(0, from -> from < members.size(), from -> from + MOST_MEMBERS)
                .mapToObj(from -> "jsonb_build_object("
                        + String.join(", ", members.subList(from, Math.min(from + MOST_MEMBERS, members.size()))) + ")")
                .collect(Collectors.joining(" || "));
        return "jsonb_agg(jsonb_strip_nulls(" + object + ") ORDER BY " + String.join(", ", order) + ")";
    }

    private static String canonical(String expression, FieldType type) {
        if (type == Primitive.TIMESTAMP) {
            return "to_char(" + expression + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        }
        return type instanceof DecimalType ? "CAST(" + expression + " AS text)" : expression;
    }

    @Override
    public String noRows() {
        return "CAST('[]' AS jsonb)";
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
