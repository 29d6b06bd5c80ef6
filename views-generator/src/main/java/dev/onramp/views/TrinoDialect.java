package dev.onramp.views;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One text for Trino and Athena: what both accept, with names of two parts. */
final class TrinoDialect implements Dialect {
    @Override
    public String quoted(String name) {
        return SqlNames.quoted(name);
    }

    @Override
    public String type(FieldType type) {
        return SqlTypes.of(type);
    }

    @Override
    public String shown(String expression, FieldType type) {
        return SqlTypes.shown(expression, type);
    }

    @Override
    public String rows(StructType row, Function<Field, String> stored, List<String> order) {
        String members = row.fields().stream()
                .map(field -> shown(stored.apply(field), field.type()))
                .collect(Collectors.joining(", "));
        return "array_agg(CAST(ROW(" + members + ") AS " + type(row) + ") ORDER BY " + String.join(", ", order) + ")";
    }

    @Override
    public String noRows() {
        return "ARRAY[]";
    }

    @Override
    public String gathered(String key, String value) {
        return "map_agg(" + key + ", " + value + ")";
    }

    @Override
    public String earliestFrom(String gathered, String bound) {
        return "array_min(map_values(map_filter(" + gathered + ", (cut, moment) -> cut >= " + bound + ")))";
    }
}
