package dev.onramp.model.contract;

import java.util.List;

/** The columns that every canonical table carries after the entity's own, in this order. */
public final class LineageColumns {
    /** Text of an {@link Operation}. */
    public static final String OP = "_op";
    /** Text of a {@link Sequence}. */
    public static final String SEQUENCE = "_sequence";
    /** Commit time in the source, an instant. */
    public static final String CHANGED_AT = "_changed_at";

    public static final String DATA_ID = "_dataid";
    /** Version of the mapping, an int. */
    public static final String MAPPING_VERSION = "_mapping_version";

    public static final List<String> ALL = List.of(OP, SEQUENCE, CHANGED_AT, DATA_ID, MAPPING_VERSION);

    private LineageColumns() {}
}
