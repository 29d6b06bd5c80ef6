package dev.onramp.views.trino;

import java.io.IOException;
import java.util.List;

/**
 * Takes the rows of one result, one after the other. A value is null, Boolean, Number, String (also for dates and times, in ISO 8601, and
 * for bytes, in base 64), List, or Map from text to value. Called by one thread; {@link #end} is not called when the query fails.
 */
public interface RowSink {
    /** Once, before the first row. */
    void begin(List<ResultColumn> columns) throws IOException;

    /** @param values one per column; elements may be null */
    void row(List<Object> values) throws IOException;

    /** Once, after the last row. */
    void end() throws IOException;
}
