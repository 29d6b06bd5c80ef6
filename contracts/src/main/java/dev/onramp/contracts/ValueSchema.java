package dev.onramp.contracts;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of values as a form of data product writes them: records by the table of {@code docs/contract.md}, rows as
 * {@code onramp sql --format json} prints them. Unknown members are allowed, since consumers must tolerate them. Stateless.
 */
final class ValueSchema {
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String RECORD_TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z$";
    private static final String ROW_TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$";

    private final Dataset.Form form;

    ValueSchema(Dataset.Form form) {
        this.form = form;
    }

    /** Without dialect and id, to stand inside another document. */
    static Map<String, Object> of(Dataset dataset) {
        ValueSchema schema = new ValueSchema(dataset.form());
        Map<String, Object> properties = Documents.map();
        List<String> required = new ArrayList<>();
        for (Column column : dataset.columns()) {
            properties.put(column.name(), schema.of(column));
            if (column.required()) {
                required.add(column.name());
            }
        }
        return Documents.map(
                "title",
                dataset.path(),
                "description",
                (dataset.doc() + " " + dataset.grain()).strip(),
                "type",
                "object",
                "properties",
                properties,
                "required",
                required);
    }

    /** Of the key of a topic's records. */
    static Map<String, Object> key(Dataset topic) {
        ValueSchema schema = new ValueSchema(Dataset.Form.TOPIC);
        Map<String, Object> properties = Documents.map();
        topic.entity().key().forEach(name -> {
            Field field = topic.entity().field(name);
            properties.put(name.value(), schema.of(Column.of(field, true, true)));
        });
        return Documents.map(
                "title",
                "Key of " + topic.path(),
                "description",
                "The key fields; {} is a truncate.",
                "type",
                "object",
                "properties",
                properties,
                "additionalProperties",
                false,
                "anyOf",
                List.of(
                        Documents.map("required", List.copyOf(properties.keySet())),
                        Documents.map("maxProperties", 0)));
    }

    private Map<String, Object> of(Column column) {
        // In a record an absent field is left out; in a row it is null.
        Map<String, Object> schema = of(column.type(), form != Dataset.Form.TOPIC && !column.required());
        if (!column.doc().isEmpty()) {
            schema.put("description", column.doc());
        }
        if (column.deprecated()) {
            schema.put("deprecated", true);
        }
        if (!column.examples().isEmpty() && isText(column.type())) {
            schema.put("examples", column.examples());
        }
        if (column.personal()) {
            schema.put("$comment", "classification: pii");
        }
        return schema;
    }

    private static boolean isText(FieldType type) {
        return type == Primitive.STRING || type == Primitive.DATE || type instanceof EnumType;
    }

    private Map<String, Object> of(FieldType type, boolean nullable) {
        Map<String, Object> schema = Documents.map();
        if (type instanceof Primitive primitive) {
            primitive(schema, primitive, nullable);
        } else if (type instanceof DecimalType decimal) {
            decimal(schema, decimal, nullable);
        } else if (type instanceof EnumType listed) {
            List<@Nullable Object> values = new ArrayList<>(listed.values());
            if (nullable) {
                values.add(null);
            }
            type(schema, "string", nullable);
            schema.put("enum", values);
        } else if (type instanceof ArrayType array) {
            type(schema, "array", nullable);
            schema.put("items", of(array.element(), form != Dataset.Form.TOPIC));
        } else if (type instanceof StructType struct) {
            struct(schema, struct, nullable);
        }
        return schema;
    }

    private void struct(Map<String, Object> schema, StructType struct, boolean nullable) {
        type(schema, "object", nullable);
        Map<String, Object> properties = Documents.map();
        List<String> required = new ArrayList<>();
        for (Field field : struct.fields()) {
            properties.put(field.name().value(), of(Column.of(field, !field.optional(), false)));
            if (!field.optional()) {
                required.add(field.name().value());
            }
        }
        schema.put("properties", properties);
        schema.put("required", required);
    }

    private void decimal(Map<String, Object> schema, DecimalType decimal, boolean nullable) {
        int before = decimal.precision() - decimal.scale();
        if (form == Dataset.Form.TOPIC) {
            type(schema, "string", nullable);
            schema.put(
                    "pattern",
                    "^-?[0-9]{1," + Math.max(1, before) + "}"
                            + (decimal.scale() == 0 ? "" : "\\.[0-9]{" + decimal.scale() + "}") + "$");
        } else {
            type(schema, "number", nullable);
        }
    }

    private void primitive(Map<String, Object> schema, Primitive type, boolean nullable) {
        switch (type) {
            case STRING -> type(schema, "string", nullable);
            case BOOLEAN -> type(schema, "boolean", nullable);
            case INT -> range(schema, nullable, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> range(schema, nullable, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> type(schema, "number", nullable);
            case DATE -> {
                type(schema, "string", nullable);
                schema.put("format", "date");
                schema.put("pattern", DATE);
            }
            case TIMESTAMP -> {
                type(schema, "string", nullable);
                schema.put("pattern", form == Dataset.Form.TOPIC ? RECORD_TIME : ROW_TIME);
            }
        }
    }

    private static void range(Map<String, Object> schema, boolean nullable, long least, long most) {
        type(schema, "integer", nullable);
        schema.put("minimum", least);
        schema.put("maximum", most);
    }

    private static void type(Map<String, Object> schema, String type, boolean nullable) {
        schema.put("type", nullable ? List.of(type, "null") : type);
    }
}
