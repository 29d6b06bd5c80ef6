package dev.onramp.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Lays out the raw archive: names and bytes of its objects, as {@code docs/contract.md} says. The same batch always gives the same
 * object. Immutable and thread-safe.
 */
public final class ArchiveFormat {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        int[] ends = new int[batch.records().size()];
        try (JsonGenerator json = JSON.createGenerator((OutputStream) bytes)) {
            json.setRootValueSeparator(null);
            for (int index = 0; index < ends.length; index++) {
                writeLine(json, batch.records().get(index), redactor);
                json.flush();
                ends[index] = bytes.size();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ArchiveBatch(name(batch), batch.topic(), batch.records(), bytes.toByteArray(), ends);
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

    private void writeLine(JsonGenerator json, RawRecord record, SecretRedactor redactor) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", record.topic());
        json.writeNumberField("partition", record.partition());
        json.writeNumberField("offset", record.offset());
        json.writeNumberField("timestamp", record.timestamp());
        json.writeStringField("dataid", record.dataId());
        writeBytes(json, "key", record.key().map(redactor::redact));
        if (!record.headers().isEmpty()) {
            json.writeArrayFieldStart("headers");
            for (RecordHeader header : record.headers()) {
                json.writeStartObject();
                json.writeStringField("name", header.name());
                writeBytes(json, "value", redactor.redact(header).value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        Optional<UnparsableSeal.Sealed> sealed = seal.flatMap(each -> each.seal(record));
        if (sealed.isPresent()) {
            json.writeBinaryField("payload_encrypted", sealed.get().bytes());
            json.writeStringField("payload_key_id", sealed.get().keyId());
        } else {
            writeBytes(json, "payload", record.value().map(redactor::redact));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void writeBytes(JsonGenerator json, String member, Optional<byte[]> bytes) throws IOException {
        if (bytes.isEmpty()) {
            json.writeNullField(member);
        } else if (Utf8.isValid(bytes.get())) {
            json.writeFieldName(member);
            json.writeUTF8String(bytes.get(), 0, bytes.get().length);
        } else {
            json.writeBinaryField(member + "_base64", bytes.get());
        }
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
