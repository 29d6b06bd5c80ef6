package dev.onramp.model.contract;

/**
 * Names of the headers of a canonical record: CloudEvents 1.0 in Kafka binary mode, with the prefix {@code ce_}. What each holds is in
 * {@code docs/contract.md}.
 */
public final class CloudEventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String SEQUENCE = "ce_sequence";
    /** Where the sequence comes from: {@code source} or {@code broker}. */
    public static final String SEQUENCE_ORIGIN = "ce_sequenceorigin";

    public static final String OPERATION = "ce_operation";
    public static final String DATA_ID = "ce_dataid";
    public static final String RAW_REF = "ce_rawref";
    public static final String MAPPING_VERSION = "ce_mappingversion";
    public static final String TRACE_PARENT = "ce_traceparent";
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}
}
