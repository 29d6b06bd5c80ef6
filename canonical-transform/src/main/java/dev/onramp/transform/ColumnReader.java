package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value that a parser stands on as the declared type of a column; compiled once per column by {@link ColumnReaders}. */
interface ColumnReader {
    /**
     * @return the value in the form of {@link SourceRow}, null for a JSON null
     * @throws RejectionException when it is of another type
     */
    @Nullable
    Object read(JsonParser parser) throws IOException;
}
