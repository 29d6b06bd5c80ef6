package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Converts a value to the type of its field and writes it; compiled once per field by {@link FieldWriters}. Converting and writing are
 * apart because the key stands in two places.
 */
interface FieldWriter {
    /**
     * @param value in the form of {@link SourceRow}
     * @return the value as {@link #write} takes it; the {@code toString} of a scalar is its canonical text
     * @throws RejectionException when it is no value of the type
     */
    Object convert(Object value);

    void write(Object converted, JsonGenerator json) throws IOException;
}
