package dev.onramp.forwarder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invocation's event: byte for byte the shape that AWS Lambda's event source mapping for a self-managed Apache Kafka sends
 * ({@code docs/contract.md}, Invocation). Bytes of header values are signed numbers, as there.
 *
 * <p>Sizes are computed by arithmetic alone, and are exact: {@link #write} fills an array of exactly that length. Immutable; the writer that is passed
 * in belongs to one thread.
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

    private final byte[] begin;

    PayloadFormat(String bootstrapServers) {
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

    /**
     * @param sections the records of each partition, none empty
     * @param bytes the sum of the sizes above
     * @throws IllegalStateException when the event does not have exactly that size: a bug here
     */
    byte[] write(List<Section> sections, long bytes, PayloadWriter writer) {
        writer.start(Math.toIntExact(bytes));
        writer.raw(begin);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (i > 0) {
                writer.raw(',');
            }
            writer.raw('"');
            writer.raw(utf8(section.partition().toString()));
            writer.raw('"');
            writer.raw(':');
            writer.raw('[');
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

    private static void record(RawRecord record, byte[] head, PayloadWriter writer) {
        writer.raw(head);
        writer.raw(OFFSET);
        writer.number(record.offset());
        writer.raw(TIMESTAMP);
        writer.number(record.timestampMillis());
        writer.raw(TYPE);
        writer.ascii(record.timestampType().name());
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
    record Section(RawPartition partition, byte[] head, List<RawRecord> records) {}
}
