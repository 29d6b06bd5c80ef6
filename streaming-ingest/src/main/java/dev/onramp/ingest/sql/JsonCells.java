package dev.onramp.ingest.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes values of Spark as JSON: scalars as texts, so that no digit is lost; arrays as arrays, structs as objects. */
final class JsonCells {
    private JsonCells() {}

    /** One array of the row's cells. */
    static void write(JsonGenerator out, Row row) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < row.length(); i++) {
            cell(out, row.get(i));
        }
        out.writeEndArray();
    }

    private static void cell(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Row row) {
            out.writeStartObject();
            for (int i = 0; i < row.length(); i++) {
                out.writeFieldName(row.schema().fields()[i].name());
                cell(out, row.get(i));
            }
            out.writeEndObject();
        } else if (value instanceof scala.collection.Iterable<?> elements) {
            out.writeStartArray();
            var each = elements.iterator();
            while (each.hasNext()) {
                cell(out, each.next());
            }
            out.writeEndArray();
        } else {
            out.writeString(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
        }
    }
}
