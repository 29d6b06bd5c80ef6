package dev.onramp.views.trino;

import java.io.Writer;

/** How a result is written. */
public enum ResultFormat {
    /** Columns that stand below each other, for people. */
    TABLE,
    /** RFC 4180 with a header. A null is nothing at all, an empty text is two quotes. */
    CSV,
    /** One array with an object per row, each in a line of its own. */
    JSON,
    /** An object per line. */
    NDJSON;

    /** @param out is flushed at the end, not closed */
    RowSink sink(Writer out) {
        return switch (this) {
            case TABLE -> new TableSink(out);
            case CSV -> new CsvSink(out);
            case JSON -> JsonSink.array(out);
            case NDJSON -> JsonSink.lines(out);
        };
    }
}
