package dev.onramp.model.schema;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of one column. */
final class FieldSchema {
    private static final String DATE = "^\\d{4}-\\d{2}-\\d{2}$";
    private static final String TIMESTAMP =
            "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6}0*)?)?(Z|[+-]\\d{2}(:?\\d{2}(:?\\d{2})?)?)$";
    private static final String DECIMAL = "^-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,9})?$";

    private FieldSchema() {}

    /** @param key key columns are never null; any other may be, which is the same as absent */
    static Map<String, Object> of(Field field, boolean key) {
        Map<String, Object> schema = new LinkedHashMap<>(of(field.type(), !key));
        if (!field.doc().isEmpty()) {
            schema.put("description", field.doc());
        }
        if (field.deprecated()) {
            schema.put("deprecated", true);
        }
        if (field.classification() == Field.Classification.SECRET) {
            schema.put("writeOnly", true);
        } else if (!field.examples().isEmpty() && isText(field.type())) {
            schema.put("examples", field.examples());
        }
        return schema;
    }

    /** Names of those that must be there. */
    static List<String> required(List<Field> fields) {
        return fields.stream()
                .filter(each -> !each.optional())
                .map(each -> each.name().value())
                .toList();
    }

    private static boolean isText(FieldType type) {
        return type == FieldType.Primitive.STRING
                || type == FieldType.Primitive.DATE
                || type == FieldType.Primitive.TIMESTAMP
                || type instanceof FieldType.EnumType;
    }

    private static Map<String, Object> of(FieldType type, boolean nullable) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type instanceof FieldType.Primitive primitive) {
            primitive(schema, primitive, nullable);
        } else if (type instanceof FieldType.DecimalType decimal) {
            type(schema, nullable, "string", "number");
            schema.put("pattern", DECIMAL);
            schema.put(
                    "$comment", "decimal(" + decimal.precision() + "," + decimal.scale() + "); no digit may be lost");
        } else if (type instanceof FieldType.EnumType listed) {
            List<Object> values = new ArrayList<>(listed.values());
            if (nullable) {
                values.add(null);
            }
            schema.put("enum", values);
        } else if (type instanceof FieldType.ArrayType array) {
            type(schema, nullable, "array");
            schema.put("items", of(array.element(), false));
        } else if (type instanceof FieldType.StructType struct) {
            type(schema, nullable, "object");
            Map<String, Object> properties = new LinkedHashMap<>();
            struct.fields().forEach(each -> properties.put(each.name().value(), of(each, !each.optional())));
            schema.put("properties", properties);
            schema.put("required", required(struct.fields()));
        }
        return schema;
    }

    private static void primitive(Map<String, Object> schema, FieldType.Primitive type, boolean nullable) {
        switch (type) {
            case STRING -> {
                type(schema, nullable, "string");
                schema.put("pattern", "^[^\\u0000]*$");
            }
            case BOOLEAN -> type(schema, nullable, "boolean");
            case INT -> range(schema, nullable, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> range(schema, nullable, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> type(schema, nullable, "number");
            case DATE -> {
                type(schema, nullable, "string");
                schema.put("format", "date");
                schema.put("pattern", DATE);
            }
            case TIMESTAMP -> {
                type(schema, nullable, "string");
                schema.put("format", "date-time");
                schema.put("pattern", TIMESTAMP);
            }
        }
    }

    private static void range(Map<String, Object> schema, boolean nullable, long least, long most) {
        type(schema, nullable, "integer");
        schema.put("minimum", least);
        schema.put("maximum", most);
    }

    private static void type(Map<String, Object> schema, boolean nullable, String... types) {
        List<String> all = new ArrayList<>(List.of(types));
        if (nullable) {
            all.add("null");
        }
        schema.put("type", all.size() == 1 ? all.get(0) : all);
    }
}
