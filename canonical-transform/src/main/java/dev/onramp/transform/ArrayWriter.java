package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a field of an array type. */
record ArrayWriter(FieldWriter element, String path) implements FieldWriter {
    @Override
    public Object convert(Object value) {
        if (!(value instanceof List<?> elements)) {
            throw new RejectionException(RejectionReason.BAD_FIELD, path + ": not an array");
        }
        List<Object> converted = new ArrayList<>(elements.size());
        for (Object each : elements) {
            converted.add(element.convert(each));
        }
        return converted;
    }

    @Override
    public void write(Object converted, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object each : (List<?>) converted) {
            element.write(each, json);
        }
        json.writeEndArray();
    }
}
