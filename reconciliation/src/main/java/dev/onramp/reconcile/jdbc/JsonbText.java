package dev.onramp.reconcile.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.reconcile.fold.CellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of an array or struct that is stored as JSON, with the members in the order of the model. */
final class JsonbText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonbText() {}

    /** JSON that is not of the type comes back as it is, so that it shows up as a difference. */
    static @Nullable String of(FieldType type, @Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return CellText.of(value(type, JSON.readTree(json)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return json;
        }
    }

    private static @Nullable Object value(FieldType type, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (type instanceof FieldType.ArrayType array && json.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            json.forEach(each -> elements.add(value(array.element(), each)));
            return elements;
        }
        if (type instanceof FieldType.StructType struct && json.isObject()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (Field field : struct.fields()) {
                members.put(
                        field.name().value(),
                        value(field.type(), json.path(field.name().value())));
            }
            json.fieldNames()
                    .forEachRemaining(
                            each -> members.putIfAbsent(each, json.path(each).toString()));
            return members;
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            return type == FieldType.Primitive.DOUBLE
                    ? (Object) json.doubleValue()
                    : json.decimalValue().longValueExact();
        }
        if (!json.isTextual()) {
            throw new IllegalArgumentException("not of type " + type);
        }
        return json.textValue();
    }
}
