package dev.onramp.views;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Spark SQL. A timestamp becomes a {@code timestamp_ntz}, counted from 1970 so that the time zone of the session has no say.
 * Half a millisecond is added before the rest is cut, because Trino rounds what it reads. */
final class SparkDialect implements Dialect {
    /** What Spark does not take as the name of a table, beyond what the other engines reserve. */
    private static final Set<String> WORDS = Set.of("anti", "minus", "semi", "interval", "exclude");

    @Override
    public String quoted(String name) {
        return ReservedWords.contains(name) || WORDS.contains(name) ? '`' + name + '`' : name;
    }

    @Override
    public String type(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ArrayType array) {
            return "array<" + type(array.element()) + ">";
        }
        if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .map(field -> quoted(field.name().value()) + ": " + type(field.type()))
                    .collect(Collectors.joining(", ", "struct<", ">"));
        }
        if (type instanceof EnumType) {
            return "string";
        }
        return switch ((Primitive) type) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case INT -> "int";
            case LONG -> "bigint";
            case DOUBLE -> "double";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp_ntz";
        };
    }

    @Override
    public String shown(String expression, FieldType type) {
        return shown(expression, type, 1);
    }

    private String shown(String expression, FieldType type, int depth) {
        if (!SqlTypes.holdsTimestamp(type)) {
            return expression;
        }
        if (type instanceof ArrayType array) {
            String each = "e" + depth;
            return "transform(" + expression + ", " + each + " -> " + shown(each, array.element(), depth + 1) + ")";
        }
        if (type instanceof StructType struct) {
            String members = struct.fields().stream()
                    .map(field -> SqlNames.literal(field.name().value()) + ", "
                            + shown(expression + "." + quoted(field.name().value()), field.type(), depth))
                    .collect(Collectors.joining(", "));
            return "IF(" + expression + " IS NULL, NULL, named_struct(" + members + "))";
        }
        return "timestampadd(MILLISECOND, unix_millis(timestampadd(MICROSECOND, 500, " + expression
                + ")), TIMESTAMP_NTZ '1970-01-01 00:00:00')";
    }

    @Override
    public String literal(String text) {
        return ViewStatements.sparkLiteral(text);
    }

    /** Spark gathers in no order of its own: the structs are sorted behind their keys. */
    @Override
    public String rows(StructType row, Function<Field, String> stored, List<String> order) {
        String members = row.fields().stream()
                .map(field -> SqlNames.literal(field.name().value()) + ", " + shown(stored.apply(field), field.type()))
                .collect(Collectors.joining(", "));
        return "transform(sort_array(collect_list(named_struct('k', struct(" + String.join(", ", order)
                + "), 'v', named_struct(" + members + ")))), e -> e.v)";
    }

    @Override
    public String noRows() {
        return "array()";
    }

    @Override
    public String gathered(String key, String value) {
        return "map_from_entries(collect_list(struct(" + key + ", " + value + ")))";
    }

    @Override
    public String earliestFrom(String gathered, String bound) {
        return "array_min(map_values(map_filter(" + gathered + ", (cut, moment) -> cut >= " + bound + ")))";
    }
}
