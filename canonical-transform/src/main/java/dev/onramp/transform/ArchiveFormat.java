package dev.onramp.transform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Lays out the raw archive: names and bytes of its objects, as {@code docs/contract.md} says. The same batch always gives the same
 * object. Immutable and thread-safe.
 */
public final class ArchiveFormat {
    private static final byte[] TIMESTAMP = ArchiveLines.ascii(",\"timestamp\":");
    private static final byte[] DATA_ID = ArchiveLines.ascii(",\"dataid\":");
    private static final byte[] COMMA = ArchiveLines.ascii(",");
    private static final byte[] HEADERS = ArchiveLines.ascii(",\"headers\":[{\"name\":");
    private static final byte[] NEXT_HEADER = ArchiveLines.ascii(",{\"name\":");
    private static final byte[] CLOSE = ArchiveLines.ascii("}");
    private static final byte[] HEADERS_END = ArchiveLines.ascii("]");
    private static final byte[] LINE_END = ArchiveLines.ascii("}\n");

    private final String prefix;

    /** @param prefix of the names, without slashes at its ends; may be empty */
    public ArchiveFormat(String prefix) {
        this.prefix = prefix;
    }

    /** Of the batch's object; the date is that of its first record. */
    public String name(PartitionBatch batch) {
        String folder = prefix.isEmpty() ? "" : prefix + "/";
        String date = Instant.ofEpochMilli(batch.first().timestamp())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        return folder + batch.topic() + "/dt=" + date + "/" + batch.topic() + "-" + batch.partition() + "-"
                + padded(batch.first().offset()) + "-" + padded(batch.last().offset()) + ".ndjson.gz";
    }

    /** @param redactor takes the secrets out of keys, payloads and headers */
    public ArchiveObject object(PartitionBatch batch, SecretRedactor redactor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (OutputStream zipped = new FastGzip(bytes)) {
            ArchiveLines lines = new ArchiveLines(zipped);
            byte[] head = ArchiveLines.ascii(
                    "{\"topic\":\"" + batch.topic() + "\",\"partition\":" + batch.partition() + ",\"offset\":");
            for (RawRecord record : batch.records()) {
                writeLine(lines.raw(head), record, redactor);
            }
            lines.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ArchiveObject(name(batch), bytes.toByteArray());
    }

    private static void writeLine(ArchiveLines line, RawRecord record, SecretRedactor redactor) throws IOException {
        line.number(record.offset()).raw(TIMESTAMP).number(record.timestamp());
        line.raw(DATA_ID).text(record.dataId()).raw(COMMA);
        line.member("key", record.key().map(redactor::redact));
        if (!record.headers().isEmpty()) {
            byte[] before = HEADERS;
            for (RecordHeader header : record.headers()) {
                line.raw(before).text(header.name()).raw(COMMA);
                line.member("value", redactor.redact(header).value()).raw(CLOSE);
                before = NEXT_HEADER;
            }
            line.raw(HEADERS_END);
        }
        line.raw(COMMA).member("payload", record.value().map(redactor::redact)).raw(LINE_END);
        line.lineEnded();
    }

    private static String padded(long offset) {
        String digits = Long.toString(offset);
        return "0".repeat(20 - digits.length()) + digits;
    }

    /** Raw rows are short-lived in memory and archived on the hot path: speed counts more than the last tenth of size. */
    private static final class FastGzip extends GZIPOutputStream {
        private FastGzip(OutputStream target) throws IOException {
            super(target, 1 << 13);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
