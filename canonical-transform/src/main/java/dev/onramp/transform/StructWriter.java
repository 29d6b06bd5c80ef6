package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a field of a struct type: its members in the order of the model, absent ones left out. */
final class StructWriter implements FieldWriter {
    private record Member(String name, boolean required, FieldWriter writer) {}

    private final List<Member> members;
    private final Map<String, FieldWriter> writers = new LinkedHashMap<>();
    private final String path;

    StructWriter(FieldType.StructType type, String path) {
        this.path = path;
        members = type.fields().stream().map(field -> member(field, path)).toList();
        members.forEach(member -> writers.put(member.name(), member.writer()));
    }

    private static Member member(Field field, String path) {
        String name = field.name().value();
        return new Member(name, !field.optional(), FieldWriters.of(field.type(), path + "." + name));
    }

    @Override
    public Object convert(Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            throw new RejectionException(RejectionReason.BAD_FIELD, path + ": not a struct");
        }
        Map<String, Object> converted = new LinkedHashMap<>();
        for (Member member : members) {
            Object part = given.get(member.name());
            if (part != null) {
                converted.put(member.name(), member.writer().convert(part));
            } else if (member.required()) {
                throw new RejectionException(
                        RejectionReason.FIELD_ABSENT, path + "." + member.name() + " is required and absent");
            }
        }
        return converted;
    }

    @Override
    public void write(Object converted, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) converted).entrySet()) {
            String name = (String) entry.getKey();
            json.writeFieldName(name);
            Objects.requireNonNull(writers.get(name)).write(entry.getValue(), json);
        }
        json.writeEndObject();
    }
}
