package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Raw records and small models for tests. */
public final class Fixtures {
    public static final long TIMESTAMP = 1767225600123L;

    private Fixtures() {}

    public static RawRecord record(String topic, long offset, String json) {
        return record(topic, offset, json.getBytes(StandardCharsets.UTF_8));
    }

    public static RawRecord record(String topic, long offset, byte[] value, RecordHeader... headers) {
        return new RawRecord(topic, 2, offset, TIMESTAMP, Optional.empty(), Optional.of(value), List.of(headers));
    }

    public static Field required(String name, FieldType type) {
        return field(name, type, false, Field.Classification.NONE);
    }

    public static Field optional(String name, FieldType type) {
        return field(name, type, true, Field.Classification.NONE);
    }

    public static Field secret(String name, FieldType type) {
        return field(name, type, true, Field.Classification.SECRET);
    }

    private static Field field(String name, FieldType type, boolean optional, Field.Classification classification) {
        return new Field(new Identifier(name), type, optional, classification, false, Optional.empty(), "", List.of());
    }

    /** Source {@code t} with the key {@code k} and that column; entity {@code e} with the key {@code k} and that field {@code v}. */
    public static CanonicalModel oneField(FieldType columnType, FieldType fieldType) {
        return oneField(optional("v", columnType), optional("v", fieldType), new From(new Identifier("v")));
    }

    public static CanonicalModel oneField(Field column, Field field, Expression expression) {
        Field key = required("k", FieldType.Primitive.STRING);
        Map<Identifier, Expression> fields = new LinkedHashMap<>();
        fields.put(key.name(), new From(key.name()));
        fields.put(field.name(), expression);
        Entity entity = new Entity(
                new Identifier("e"), "", Entity.Kind.THING, List.of(key.name()), List.of(key, field), List.of());
        Source source = new Source(
                new Identifier("t"),
                "test",
                Source.Format.ROW,
                List.of(key.name()),
                List.of(key, column),
                1,
                List.of(new Source.Production(entity.name(), fields)),
                List.of());
        return new CanonicalModel(List.of(entity), List.of(source));
    }

    public static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
    }

    /** Header name to text, in order. */
    public static Map<String, String> headers(Outgoing record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(each -> headers.put(each.name(), text(each.value())));
        return headers;
    }
}
