package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The quick way through an event that is written as the forwarder and AWS write it, with the members that are known here. Of any other one it says nothing, and {@link InvocationReader} reads it
 * from its beginning. One event per instance.
 */
final class PlainEventReader {
    private static final byte[] RECORDS = name("records");
    private static final byte[] EVENT_SOURCE = name("eventSource");
    private static final byte[] BOOTSTRAP_SERVERS = name("bootstrapServers");
    private static final byte[] TOPIC = name("topic");
    private static final byte[] PARTITION = name("partition");
    private static final byte[] OFFSET = name("offset");
    private static final byte[] TIMESTAMP = name("timestamp");
    private static final byte[] TIMESTAMP_TYPE = name("timestampType");
    private static final byte[] KEY = name("key");
    private static final byte[] VALUE = name("value");
    private static final byte[] HEADERS = name("headers");
    private static final List<RecordHeader> NO_HEADERS = List.of();

    private final EventCursor cursor;
    /** Of the record before: those of the next one are likely the same, and need no new object. */
    private byte[] topicBytes = {};

    private String topic = "";
    private byte[] headerBytes = {};
    private String headerName = "";

    private PlainEventReader(byte[] event) {
        cursor = new EventCursor(event);
    }

    /** Empty when it is no plain event. */
    static Optional<List<PartitionBatch>> read(byte[] event) {
        try {
            return Optional.of(new PlainEventReader(event).event());
        } catch (EventCursor.Unusual | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static byte[] name(String ascii) {
        return ascii.getBytes(US_ASCII);
    }

    private List<PartitionBatch> event() {
        List<PartitionBatch> batches = null;
        cursor.expect('{');
        do {
            cursor.string();
            if (cursor.was(RECORDS) && batches == null) {
                cursor.expect(':');
                batches = batches();
            } else if (cursor.was(EVENT_SOURCE) || cursor.was(BOOTSTRAP_SERVERS)) {
                cursor.expect(':');
                cursor.string();
            } else {
                throw EventCursor.unusual();
            }
        } while (cursor.skips(','));
        cursor.expect('}');
        if (batches == null) {
            throw EventCursor.unusual();
        }
        return batches;
    }

    private List<PartitionBatch> batches() {
        List<PartitionBatch> batches = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        cursor.expect('{');
        do {
            cursor.string();
            cursor.expect(':');
            cursor.expect('[');
            List<RawRecord> records = new ArrayList<>();
            do {
                records.add(record());
            } while (cursor.skips(','));
            cursor.expect(']');
            RawRecord first = records.get(0);
            if (!seen.add(first.topic() + "-" + first.partition())) {
                throw EventCursor.unusual();
            }
            batches.add(new PartitionBatch(first.topic(), first.partition(), records));
        } while (cursor.skips(','));
        cursor.expect('}');
        return batches;
    }

    private RawRecord record() {
        long partition = -1;
        long offset = -1;
        long timestamp = -1;
        Optional<byte[]> key = Optional.empty();
        Optional<byte[]> value = Optional.empty();
        List<RecordHeader> headers = NO_HEADERS;
        boolean named = false;
        cursor.expect('{');
        do {
            cursor.string();
            // In the order in which they are likely to come; each is a comparison of lengths for the others.
            if (cursor.was(TOPIC)) {
                cursor.expect(':');
                topic();
                named = true;
            } else if (cursor.was(PARTITION)) {
                cursor.expect(':');
                partition = cursor.integer();
            } else if (cursor.was(OFFSET)) {
                cursor.expect(':');
                offset = cursor.integer();
            } else if (cursor.was(TIMESTAMP)) {
                cursor.expect(':');
                timestamp = cursor.integer();
            } else if (cursor.was(TIMESTAMP_TYPE)) {
                cursor.expect(':');
                cursor.string();
            } else if (cursor.was(KEY)) {
                cursor.expect(':');
                key = bytes();
            } else if (cursor.was(VALUE)) {
                cursor.expect(':');
                value = bytes();
            } else if (cursor.was(HEADERS)) {
                cursor.expect(':');
                headers = headers();
            } else {
                throw EventCursor.unusual();
            }
        } while (cursor.skips(','));
        cursor.expect('}');
        if (!named || partition < 0 || partition > Integer.MAX_VALUE || offset < 0) {
            throw EventCursor.unusual();
        }
        return new RawRecord(topic, (int) partition, offset, timestamp, key, value, headers);
    }

    private void topic() {
        cursor.string();
        if (!cursor.was(topicBytes)) {
            topicBytes = cursor.bytes();
            topic = cursor.text();
        }
    }

    private Optional<byte[]> bytes() {
        return cursor.skipsNull() ? Optional.empty() : Optional.of(cursor.base64());
    }

    /** An array of objects with one member each. */
    private List<RecordHeader> headers() {
        cursor.expect('[');
        if (cursor.skips(']')) {
            return NO_HEADERS;
        }
        RecordHeader first = header();
        if (cursor.skips(']')) {
            return List.of(first);
        }
        List<RecordHeader> headers = new ArrayList<>();
        headers.add(first);
        while (cursor.skips(',')) {
            headers.add(header());
        }
        cursor.expect(']');
        return headers;
    }

    private RecordHeader header() {
        cursor.expect('{');
        cursor.string();
        if (!cursor.was(headerBytes)) {
            headerBytes = cursor.bytes();
            headerName = cursor.text();
        }
        cursor.expect(':');
        Optional<byte[]> value = cursor.skipsNull() ? Optional.empty() : Optional.of(cursor.numbers());
        cursor.expect('}');
        return new RecordHeader(headerName, value);
    }
}
