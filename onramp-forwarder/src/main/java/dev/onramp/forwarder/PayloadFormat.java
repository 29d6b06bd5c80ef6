package dev.onramp.forwarder;

import dev.onramp.model.contract.LargeRecordName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The invocation's event: byte for byte the shape that AWS Lambda's event source mapping for a self-managed Apache Kafka sends
 * ({@code docs/contract.md}, Invocation). Bytes of header values are signed numbers, as there.
 *
 * <p>Sizes are computed by arithmetic alone, and are exact: {@link #write} fills an array of exactly that length. Not thread-safe: it reuses its writer.
 */
final class PayloadFormat {
    private static final byte[] OFFSET = ascii(",\"offset\":");
    private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");
    private static final byte[] TYPE = ascii(",\"timestampType\":\"");
    private static final byte[] KEY = ascii("\",\"key\":");
    private static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] HEADERS = ascii(",\"headers\":[");
    private static final byte[] RECORD_END = ascii("]}");
    private static final byte[] NULL = ascii("null");
    private static final byte[] END = ascii("}}");
    private static final int FIXED = OFFSET.length
            + TIMESTAMP.length
            + TYPE.length
            + KEY.length
            + VALUE.length
            + HEADERS.length
            + RECORD_END.length;

    private static final byte[] REFERENCE = ascii(",\"key\":null,\"value\":null,\"headers\":[],\"onrampReference\":");

    private final byte[] begin;
    private final String largeRecordPrefix;
    private final PayloadWriter writer = new PayloadWriter();

    PayloadFormat(String bootstrapServers, String largeRecordPrefix) {
        this.largeRecordPrefix = largeRecordPrefix;
        this.begin = utf8("{\"eventSource\":\"SelfManagedKafka\",\"bootstrapServers\":"
                + JsonText.quoted(bootstrapServers) + ",\"records\":{");
    }

    /** Bytes of an event without any record. */
    long envelopeBytes() {
        return begin.length + (long) END.length;
    }

    /** Bytes that the first record of a partition adds before its own, the comma behind an earlier partition included. */
    static long sectionBytes(RawPartition partition) {
        return utf8(partition.toString()).length + "\"\":[],".length();
    }

    /** Bytes of one record, without a comma. */
    static long recordBytes(RawRecord record, byte[] head) {
        long bytes = (long) head.length
                + FIXED
                + JsonText.digits(record.offset())
                + JsonText.digits(record.timestampMillis())
                + record.timestampType().name().length()
                + base64Bytes(record.key())
                + base64Bytes(record.value());
        List<RawHeader> headers = record.headers();
        for (int i = 0; i < headers.size(); i++) {
            bytes += headerBytes(headers.get(i)) + (i == 0 ? 0 : 1);
        }
        return bytes;
    }

    /** What every record of a partition begins with. */
    static byte[] recordHead(RawPartition partition) {
        return utf8("{\"topic\":" + JsonText.quoted(partition.topic()) + ",\"partition\":" + partition.number());
    }

    /** Bytes of the event with this record alone in it. */
    long bytesAlone(RawRecord record) {
        return envelopeBytes()
                + sectionBytes(record.partition())
                - 1
                + recordBytes(record, recordHead(record.partition()));
    }

    /** Encodes records that are known to fit. */
    Load load(List<Section> sections) {
        long bytes = envelopeBytes() - 1;
        for (Section section : sections) {
            bytes += sectionBytes(section.partition()) + section.records().size() - 1;
            for (RawRecord record : section.records()) {
                bytes += recordBytes(record, section.head());
            }
        }
        return load(sections, bytes);
    }

    /** @param bytes of the event, computed before */
    Load load(List<Section> sections, long bytes) {
        List<Slice> slices = sections.stream().map(Section::slice).toList();
        return new Load(sections, new Batch(slices, write(sections, bytes), Optional.empty()));
    }

    /** The record alone, by reference to an object that holds it. */
    Load reference(RawRecord record) {
        RawPartition partition = record.partition();
        Section section = new Section(partition, recordHead(partition), List.of(record));
        String name = LargeRecordName.of(largeRecordPrefix, partition.topic(), partition.number(), record.offset());
        byte[] reference = utf8(JsonText.quoted(name));
        long bytes = envelopeBytes()
                + sectionBytes(partition)
                - 1
                + section.head().length
                + OFFSET.length
                + JsonText.digits(record.offset())
                + TIMESTAMP.length
                + JsonText.digits(record.timestampMillis())
                + TYPE.length
                + record.timestampType().name().length()
                + 1
                + REFERENCE.length
                + reference.length
                + 1;
        writer.start(Math.toIntExact(bytes));
        writer.raw(begin);
        sectionBegin(partition, writer);
        coordinates(record, section.head(), writer);
        writer.raw('"');
        writer.raw(REFERENCE);
        writer.raw(reference);
        writer.raw('}');
        writer.raw(']');
        writer.raw(END);
        Batch batch = new Batch(List.of(section.slice()), writer.finish(), Optional.of(new LargeRecord(name, record)));
        return new Load(List.of(section), batch);
    }

    /** The record as it stands in an event. */
    static byte[] alone(RawRecord record) {
        byte[] head = recordHead(record.partition());
        PayloadWriter writer = new PayloadWriter();
        writer.start(Math.toIntExact(recordBytes(record, head)));
        record(record, head, writer);
        return writer.finish();
    }

    /**
     * @param sections the records of each partition, none empty
     * @param bytes the sum of the sizes above
     * @throws IllegalStateException when the event does not have exactly that size: a bug here
     */
    private byte[] write(List<Section> sections, long bytes) {
        writer.start(Math.toIntExact(bytes));
        writer.raw(begin);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (i > 0) {
                writer.raw(',');
            }
            sectionBegin(section.partition(), writer);
            for (int r = 0; r < section.records().size(); r++) {
                if (r > 0) {
                    writer.raw(',');
                }
                record(section.records().get(r), section.head(), writer);
            }
            writer.raw(']');
        }
        writer.raw(END);
        return writer.finish();
    }

    private static void sectionBegin(RawPartition partition, PayloadWriter writer) {
        writer.raw('"');
        writer.raw(utf8(partition.toString()));
        writer.raw('"');
        writer.raw(':');
        writer.raw('[');
    }

    private static void coordinates(RawRecord record, byte[] head, PayloadWriter writer) {
        writer.raw(head);
        writer.raw(OFFSET);
        writer.number(record.offset());
        writer.raw(TIMESTAMP);
        writer.number(record.timestampMillis());
        writer.raw(TYPE);
        writer.ascii(record.timestampType().name());
    }

    private static void record(RawRecord record, byte[] head, PayloadWriter writer) {
        coordinates(record, head, writer);
        writer.raw(KEY);
        base64(record.key(), writer);
        writer.raw(VALUE);
        base64(record.value(), writer);
        writer.raw(HEADERS);
        List<RawHeader> headers = record.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (i > 0) {
                writer.raw(',');
            }
            header(headers.get(i), writer);
        }
        writer.raw(RECORD_END);
    }

    private static void header(RawHeader header, PayloadWriter writer) {
        writer.raw('{');
        writer.raw(utf8(JsonText.quoted(header.name())));
        writer.raw(':');
        byte[] value = header.value();
        if (value == null) {
            writer.raw(NULL);
        } else {
            writer.raw('[');
            for (int i = 0; i < value.length; i++) {
                if (i > 0) {
                    writer.raw(',');
                }
                writer.number(value[i]);
            }
            writer.raw(']');
        }
        writer.raw('}');
    }

    private static long headerBytes(RawHeader header) {
        long bytes = utf8(JsonText.quoted(header.name())).length + "{:}".length();
        byte[] value = header.value();
        if (value == null) {
            return bytes + NULL.length;
        }
        bytes += "[]".length() + Math.max(0, value.length - 1);
        for (byte each : value) {
            bytes += JsonText.digits(each);
        }
        return bytes;
    }

    private static void base64(byte @Nullable [] bytes, PayloadWriter writer) {
        if (bytes == null) {
            writer.raw(NULL);
        } else {
            writer.raw('"');
            writer.base64(bytes);
            writer.raw('"');
        }
    }

    private static long base64Bytes(byte @Nullable [] bytes) {
        return bytes == null ? NULL.length : 2 + (bytes.length + 2L) / 3 * 4;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The records of one partition, in offset order. */
    record Section(RawPartition partition, byte[] head, List<RawRecord> records) {
        Slice slice() {
            return new Slice(
                    partition,
                    records.get(0).offset(),
                    records.get(records.size() - 1).offset(),
                    records.size());
        }

        Section part(int from, int to) {
            return new Section(partition, head, records.subList(from, to));
        }
    }
}
