package dev.onramp.transform;

/** Where a change was rejected; the names are those of Kafka Connect's dead-letter headers. */
public enum Stage {
    /** The bytes are not JSON. */
    VALUE_CONVERTER,
    /** It is JSON, but no change that the model can map. */
    TRANSFORMATION
}
