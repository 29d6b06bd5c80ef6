package dev.onramp.transform;

/** Reads the raw records of one source in one format, or in whichever it recognises. Immutable and thread-safe. */
sealed interface ChangeFormat permits RowFormat, ToolFormat, AutoFormat {

    /** Never throws for what is in the record. */
    Reading read(RawRecord raw);
}
