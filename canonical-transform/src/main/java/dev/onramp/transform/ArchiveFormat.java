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
        try (OutputStream zipped = new FastGzip(bytes);
                JsonGenerator json = JSON.createGenerator(zipped)) {
            json.setRootValueSeparator(null);
            for (RawRecord record : batch.records()) {
                writeLine(json, record, redactor);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ArchiveObject(name(batch), bytes.toByteArray());
    }

    private static void writeLine(JsonGenerator json, RawRecord record, SecretRedactor redactor) throws IOException {
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
        writeBytes(json, "payload", record.value().map(redactor::redact));
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
