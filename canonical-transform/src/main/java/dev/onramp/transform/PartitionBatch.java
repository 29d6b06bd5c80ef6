package dev.onramp.transform;

import java.util.List;

/** The records of one partition in one invocation, in ascending offset order; never empty. */
public record PartitionBatch(String topic, int partition, List<RawRecord> records) {

    /** @throws IllegalArgumentException when there is no record, one of another partition, or one out of order */
    public PartitionBatch {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("no records of " + topic + "-" + partition);
        }
        long last = -1;
        for (RawRecord record : records) {
            if (!record.topic().equals(topic) || record.partition() != partition) {
                throw new IllegalArgumentException(
                        record.coordinates() + " stands among the records of " + topic + "-" + partition);
            }
            if (record.offset() <= last) {
                throw new IllegalArgumentException(record.coordinates() + " stands behind offset " + last);
            }
            last = record.offset();
        }
    }

    public RawRecord first() {
        return records.get(0);
    }

    public RawRecord last() {
        return records.get(records.size() - 1);
    }
}
