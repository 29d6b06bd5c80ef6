package dev.onramp.transform;

import java.util.Objects;

/**
 * From where on the records of one partition have to be sent again.
 *
 * @param offset of the first record that is not done
 */
public record PartitionFailure(String topic, int partition, long offset) {
    public PartitionFailure {
        Objects.requireNonNull(topic, "topic");
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no record has coordinates " + topic + "-" + partition + "-" + offset);
        }
    }
}
