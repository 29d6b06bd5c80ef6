package dev.onramp.transform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Lays out the raw archive: names and bytes of its objects, as {@code docs/contract.md} says. The same batch always gives the same
 * object. Immutable and thread-safe.
 */
public final class ArchiveFormat {
    /** About what a line has beside its payload. */
    private static final int AROUND_PAYLOAD_BYTES = 320;

    private static final int MOST_AT_FIRST_BYTES = 1 << 24;

    private static final byte[] TIMESTAMP = ArchiveLine.ascii(",\"timestamp\":");
    private static final byte[] DATA_ID = ArchiveLine.ascii(",\"dataid\":");
    private static final ArchiveLine.Member KEY = ArchiveLine.Member.of(",", "key");
    private static final byte[] FIRST_HEADER = ArchiveLine.ascii(",\"headers\":[{\"name\":");
    private static final byte[] NEXT_HEADER = ArchiveLine.ascii(",{\"name\":");
    private static final ArchiveLine.Member HEADER_VALUE = ArchiveLine.Member.of(",", "value");
    private static final byte[] HEADER_END = ArchiveLine.ascii("}");
    private static final byte[] HEADERS_END = ArchiveLine.ascii("]");
    private static final byte[] SEALED = ArchiveLine.ascii(",\"payload_encrypted\":");
    private static final byte[] SEALED_KEY = ArchiveLine.ascii(",\"payload_key_id\":");
    private static final ArchiveLine.Member PAYLOAD = ArchiveLine.Member.of(",", "payload");
    private static final byte[] LINE_END = ArchiveLine.ascii("}\n");

    private final String prefix;
    private final Optional<UnparsableSeal> seal;

    /** @param prefix of the names, without slashes at its ends; may be empty */
    public ArchiveFormat(String prefix) {
        this(prefix, Optional.empty());
    }

    /** @param seal encrypts what is not JSON, instead of taking secrets out of it as far as that goes */
    public ArchiveFormat(String prefix, Optional<UnparsableSeal> seal) {
        this.prefix = prefix;
        this.seal = seal;
    }

    /** Of the batch's object; the date is that of its first record. */
    public String name(PartitionBatch batch) {
        return name(batch.first(), batch.last());
    }

    private String name(RawRecord first, RawRecord last) {
        String folder = prefix.isEmpty() ? "" : prefix + "/";
        String date = Instant.ofEpochMilli(first.timestamp())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        return folder + first.topic() + "/dt=" + date + "/" + first.topic() + "-" + first.partition() + "-"
                + padded(first.offset()) + "-" + padded(last.offset()) + ".ndjson.gz";
    }

    /** The dead letter with its value encrypted as in the archive, where it is. */
    DeadLetter sealed(DeadLetter letter, RawRecord record) {
        return seal.flatMap(each -> each.seal(record)).map(letter::withSealed).orElse(letter);
    }

    /** One line of a batch as an object of its own. */
    public ArchiveObject alone(ArchiveBatch batch, int index) {
        RawRecord record = batch.records().get(index);
        return zipped(name(record, record), batch.text(), batch.start(index), batch.end(index));
    }

    /** @param redactor takes the secrets out of keys, payloads and headers */
    public ArchiveBatch lines(PartitionBatch batch, SecretRedactor redactor) {
        ArchiveLine line = new ArchiveLine(likelyBytes(batch));
        byte[] head = lineHead(batch);
        int[] ends = new int[batch.records().size()];
        for (int index = 0; index < ends.length; index++) {
            RawRecord record = batch.records().get(index);
            line.raw(head);
            line.number(record.offset());
            line.raw(TIMESTAMP);
            line.number(record.timestamp());
            line.raw(DATA_ID);
            line.text(record.dataId());
            line.bytes(KEY, record.key().map(redactor::redact));
            writeHeaders(line, record.headers(), redactor);
            writePayload(line, record, redactor);
            line.raw(LINE_END);
            ends[index] = line.size();
        }
        return new ArchiveBatch(name(batch), batch.topic(), batch.records(), line.finished(), ends);
    }

    /** What the lines take if a quarter is added to payloads for escapes; more costs a copy. */
    private static int likelyBytes(PartitionBatch batch) {
        long bytes = 0;
        for (RawRecord record : batch.records()) {
            int payload = record.value().isPresent() ? record.value().get().length : 0;
            bytes += AROUND_PAYLOAD_BYTES + payload + payload / 4;
        }
        return (int) Math.min(bytes, MOST_AT_FIRST_BYTES);
    }

    /** What all lines of a batch begin with. */
    private static byte[] lineHead(PartitionBatch batch) {
        ArchiveLine head = new ArchiveLine(AROUND_PAYLOAD_BYTES);
        head.raw(ArchiveLine.ascii("{\"topic\":"));
        head.text(batch.topic());
        head.raw(ArchiveLine.ascii(",\"partition\":" + batch.partition() + ",\"offset\":"));
        return head.finished();
    }

    private static void writeHeaders(ArchiveLine line, List<RecordHeader> headers, SecretRedactor redactor) {
        for (int index = 0; index < headers.size(); index++) {
            RecordHeader header = redactor.redact(headers.get(index));
            line.raw(index == 0 ? FIRST_HEADER : NEXT_HEADER);
            line.text(header.name());
            line.bytes(HEADER_VALUE, header.value());
            line.raw(HEADER_END);
        }
        if (!headers.isEmpty()) {
            line.raw(HEADERS_END);
        }
    }

    private void writePayload(ArchiveLine line, RawRecord record, SecretRedactor redactor) {
        Optional<UnparsableSeal.Sealed> sealed = seal.flatMap(each -> each.seal(record));
        if (sealed.isPresent()) {
            line.raw(SEALED);
            line.base64(sealed.get().bytes());
            line.raw(SEALED_KEY);
            line.text(sealed.get().keyId());
        } else {
            line.bytes(PAYLOAD, record.value().map(redactor::redact));
        }
    }

    /** An object of that name with these lines. */
    static ArchiveObject zipped(String name, byte[] text, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (OutputStream zipped = new FastGzip(bytes)) {
            zipped.write(text, from, to - from);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ArchiveObject(name, bytes.toByteArray());
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
