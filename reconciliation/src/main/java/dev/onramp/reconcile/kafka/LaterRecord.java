package dev.onramp.reconcile.kafka;

import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A raw record straight from Kafka, for what it says about keys. */
final class LaterRecord {
    private LaterRecord() {}

    static RawRecord of(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        Coordinate at = new Coordinate(record.topic(), record.partition(), record.offset());
        return new RawRecord(at, record.timestamp(), at.toString(), payload(record), Fingerprint.UNKNOWN);
    }

    private static RawPayload payload(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        byte[] value = record.value();
        if (value == null) {
            return record.key() == null ? new RawPayload.Absent() : new RawPayload.Tombstone();
        }
        try {
            return new RawPayload.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException e) {
            return new RawPayload.Binary();
        }
    }
}
