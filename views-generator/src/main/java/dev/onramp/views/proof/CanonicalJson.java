package dev.onramp.views.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.contract.LineageColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values in the form of the canonical topics, by the contract. */
public final class CanonicalJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CanonicalJson() {}

    /** A row of a table of the lake as one line: the entity's fields and the lineage columns; what is null is left out. */
    public static String row(Change change) {
        return written(out -> {
            out.writeStartObject();
            for (Field field : change.entity().fields()) {
                member(out, field, change.values());
            }
            out.writeStringField(LineageColumns.OP, change.operation().text());
            out.writeStringField(LineageColumns.SEQUENCE, change.sequence());
            out.writeStringField(LineageColumns.CHANGED_AT, TIME.format(change.at()));
            out.writeStringField(LineageColumns.DATA_ID, "proof");
            out.writeNumberField(LineageColumns.MAPPING_VERSION, 1);
            out.writeEndObject();
        });
    }

    /** A scalar as text, an array or struct as JSON. */
    public static String text(FieldType type, Object value) {
        if (type instanceof ArrayType || type instanceof StructType) {
            return written(out -> value(out, type, value));
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        if (value instanceof Instant instant) {
            return TIME.format(instant);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static void member(JsonGenerator out, Field field, Map<?, ?> values) throws IOException {
        Object value = values.get(field.name().value());
        if (value != null) {
            out.writeFieldName(field.name().value());
            value(out, field.type(), value);
        }
    }

    private static void value(JsonGenerator out, FieldType type, Object value) throws IOException {
        if (type instanceof ArrayType array) {
            out.writeStartArray();
            for (Object element : (List<?>) value) {
                value(out, array.element(), element);
            }
            out.writeEndArray();
        } else if (type instanceof StructType struct) {
            out.writeStartObject();
            for (Field field : struct.fields()) {
                member(out, field, (Map<?, ?>) value);
            }
            out.writeEndObject();
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Double) {
            out.writeNumber(value.toString());
        } else {
            out.writeString(scalar(value));
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
