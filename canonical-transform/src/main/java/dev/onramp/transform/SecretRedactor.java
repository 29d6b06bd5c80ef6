package dev.onramp.transform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the values of secret columns by a keyed hash, byte by byte: every byte that belongs to no secret value stays as it is, so that
 * equal values can still be recognised and nothing else is lost. The rules are in {@code docs/contract.md}, section Raw archive.
 * Immutable and thread-safe.
 */
public final class SecretRedactor {
    private final SecretNames names;
    private final KeyedHash key;

    /**
     * @param names of the secret columns; with none, everything stays
     * @param hashKey not empty
     */
    public SecretRedactor(Collection<String> names, byte[] hashKey) {
        this.names = new SecretNames(names);
        this.key = new KeyedHash(hashKey);
    }

    /** The bytes without secrets: the same array when it holds none. */
    public byte[] redact(byte[] text) {
        if (names.isEmpty()) {
            return text;
        }
        List<SecretScan.Span> spans = new SecretScan(text, names).spans();
        if (spans.isEmpty()) {
            return text;
        }
        ByteArrayOutputStream redacted = new ByteArrayOutputStream(text.length + 80 * spans.size());
        int copied = 0;
        for (SecretScan.Span span : spans) {
            redacted.write(text, copied, span.from() - copied);
            redacted.writeBytes(('"' + hash(text, span.from(), span.to()) + '"').getBytes(StandardCharsets.US_ASCII));
            copied = span.to();
        }
        redacted.write(text, copied, text.length - copied);
        return redacted.toByteArray();
    }

    /** The header without secrets; one that is named like a secret column keeps its name alone. */
    RecordHeader redact(RecordHeader header) {
        if (names.isEmpty() || header.value().isEmpty()) {
            return header;
        }
        byte[] value = header.value().get();
        byte[] redacted = names.isName(header.name())
                ? hash(value, 0, value.length).getBytes(StandardCharsets.US_ASCII)
                : redact(value);
        return new RecordHeader(header.name(), Optional.of(redacted));
    }

    private String hash(byte[] text, int from, int to) {
        return "hmac-sha256:" + HexFormat.of().formatHex(key.of(text, from, to));
    }
}
