package dev.onramp.model.schema;

import dev.onramp.model.Field;
import dev.onramp.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (2020-12) of what a source takes in the format {@code row}: an upsert with the required columns, or a delete with the key.
 * What no schema can say (no digit of a decimal lost, whole surrogate pairs) the readers check. Stateless; the same source gives the same
 * schema in the same order.
 */
public final class SourceSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    /** The end of the year 9999. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private SourceSchema() {}

    /** A document of its own, with dialect and id. */
    public static Map<String, Object> document(Source source) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", "urn:onramp:schema:source:" + source.table() + ":" + source.version());
        schema.putAll(of(source));
        return schema;
    }

    /** The same without dialect and id, to stand inside another document. */
    public static Map<String, Object> of(Source source) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "__op",
                member(
                        Map.of("enum", list("c", "u", "d", "r", null)),
                        "c create, u update, d delete, r read; default u"));
        properties.put(
                "__seq", member(number(Long.MAX_VALUE), "The source's own position; orders the changes of a row."));
        properties.put("__ts_ms", member(number(LAST_MILLIS), "Commit time, milliseconds since 1970."));
        List<String> key = source.key().stream().map(Object::toString).toList();
        for (Field field : source.fields()) {
            properties.put(
                    field.name().value(),
                    FieldSchema.of(field, key.contains(field.name().value())));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", "A row of " + source.table());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", key);
        Map<String, Object> upsert = new LinkedHashMap<>();
        upsert.put("required", FieldSchema.required(source.fields()));
        upsert.put("properties", presentOf(source, key));
        schema.put("if", ordered("properties", Map.of("__op", Map.of("const", "d")), "required", List.of("__op")));
        schema.put("then", Map.of());
        schema.put("else", upsert);
        return schema;
    }

    /** Required columns outside of the key: null is absent, which only a delete may have. */
    private static Map<String, Object> presentOf(Source source, List<String> key) {
        Map<String, Object> present = new LinkedHashMap<>();
        source.fields().stream()
                .filter(each -> !each.optional() && !key.contains(each.name().value()))
                .forEach(each -> present.put(each.name().value(), Map.of("not", Map.of("type", "null"))));
        return present;
    }

    private static Map<String, Object> number(long highest) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("integer", "null"));
        schema.put("minimum", 0);
        schema.put("maximum", highest);
        return schema;
    }

    private static Map<String, Object> member(Map<String, Object> schema, String doc) {
        Map<String, Object> result = new LinkedHashMap<>(schema);
        result.put("description", doc);
        return result;
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(first, one);
        result.put(second, two);
        return result;
    }

    private static List<Object> list(@org.jspecify.annotations.Nullable Object... values) {
        return java.util.Collections.unmodifiableList(java.util.Arrays.asList(values));
    }
}
