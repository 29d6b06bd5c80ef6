package dev.onramp.forwarder.kafka;

import dev.onramp.forwarder.RawHeader;
import dev.onramp.forwarder.RawPartition;
import dev.onramp.forwarder.RawRecord;
import dev.onramp.forwarder.RawRecord.TimestampType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Kafka's types in ours and back. */
final class Coordinates {
    private static final List<RawHeader> NO_HEADERS = List.of();

    private Coordinates() {}

    static RawPartition of(TopicPartition partition) {
        return new RawPartition(partition.topic(), partition.partition());
    }

    static TopicPartition of(RawPartition partition) {
        return new TopicPartition(partition.topic(), partition.number());
    }

    static Set<RawPartition> of(Collection<TopicPartition> partitions) {
        return partitions.stream().map(Coordinates::of).collect(Collectors.toSet());
    }

    static RawRecord record(RawPartition partition, ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                partition,
                record.offset(),
                record.timestamp(),
                type(record.timestampType()),
                record.key(),
                record.value(),
                headers(record));
    }

    private static List<RawHeader> headers(ConsumerRecord<?, ?> record) {
        Header[] all = record.headers().toArray();
        if (all.length == 0) {
            return NO_HEADERS;
        }
        List<RawHeader> headers = new ArrayList<>(all.length);
        for (Header each : all) {
            headers.add(new RawHeader(each.key(), each.value()));
        }
        return headers;
    }

    private static TimestampType type(org.apache.kafka.common.record.TimestampType type) {
        return switch (type) {
            case NO_TIMESTAMP_TYPE -> TimestampType.NO_TIMESTAMP_TYPE;
            case CREATE_TIME -> TimestampType.CREATE_TIME;
            case LOG_APPEND_TIME -> TimestampType.LOG_APPEND_TIME;
        };
    }
}
