package dev.onramp.reconcile.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of an archive object, by the section "Raw archive" of the contract. Thread-safe.
 */
public final class ArchiveLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArchiveLine() {}

    /** @throws IllegalArgumentException when the line is not as the contract says; the message says why */
    public static Archived read(String line) {
        return read(line, new Unsealing(""));
    }

    /**
     * @param unsealing for payloads that are encrypted; one that it has no key for counts as not readable, which is why it was encrypted
     * @throws IllegalArgumentException when the line is not as the contract says; the message says why
     */
    public static Archived read(String line, Unsealing unsealing) {
        try {
            JsonNode json = JSON.readTree(line);
            Coordinate at =
                    new Coordinate(text(json, "topic"), (int) number(json, "partition"), number(json, "offset"));
            boolean encrypted = json.has("payload_encrypted");
            Optional<byte[]> opened = encrypted ? opened(json, at, unsealing) : Optional.of(bytes(json, "payload"));
            byte[] bytes = opened.orElseGet(() -> new byte[0]);
            RawPayload payload = encrypted ? unsealed(opened) : plain(json);
            long print = opened.isEmpty()
                    ? Fingerprint.UNKNOWN
                    : json.path("payload").isNull() ? Fingerprint.ABSENT : Fingerprint.of(bytes);
            String dataid = text(json, "dataid");
            RawRecord record = new RawRecord(at, number(json, "timestamp"), dataid, payload, print);
            Map<String, String> headers = headers(json);
            return new Archived(
                    record,
                    bytes,
                    encrypted,
                    json.path("key").asText(""),
                    headers,
                    dataidOf(headers, at).equals(dataid));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * @param payload the archived bytes; empty for a record without value
     * @param encrypted whether the line keeps the payload encrypted
     * @param key empty where it has none or is not UTF-8
     * @param headers names to texts
     * @param keepsDataid whether the line's {@code dataid} is the one that its headers or coordinates give
     */
    public record Archived(
            RawRecord record,
            byte[] payload,
            boolean encrypted,
            String key,
            Map<String, String> headers,
            boolean keepsDataid) {
        public Archived {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    private static RawPayload plain(JsonNode json) {
        if (json.has("payload_base64")) {
            return new RawPayload.Binary();
        }
        return json.path("payload").isNull() ? withoutValue(json) : new RawPayload.Text(text(json, "payload"));
    }

    private static Optional<byte[]> opened(JsonNode json, Coordinate at, Unsealing unsealing) {
        byte[] sealed = Base64.getDecoder().decode(text(json, "payload_encrypted"));
        return unsealing.open(at.toString(), text(json, "payload_key_id"), sealed);
    }

    private static RawPayload unsealed(Optional<byte[]> opened) {
        try {
            return opened.isEmpty()
                    ? new RawPayload.Binary()
                    : new RawPayload.Text(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(opened.get()))
                            .toString());
        } catch (CharacterCodingException e) {
            return new RawPayload.Binary();
        }
    }

    private static RawPayload withoutValue(JsonNode json) {
        boolean keyed = json.hasNonNull("key") || json.hasNonNull("key_base64");
        return keyed ? new RawPayload.Tombstone() : new RawPayload.Absent();
    }

    private static String dataidOf(Map<String, String> headers, Coordinate at) {
        String given = headers.getOrDefault("ce_dataid", "");
        return given.isEmpty() || given.chars().anyMatch(Character::isISOControl) ? at.toString() : given;
    }

    /** Names to texts; of several headers of one name the last, and of one that is not UTF-8 or has no value an empty text. */
    private static Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode header : json.path("headers")) {
            headers.put(text(header, "name"), header.path("value").asText(""));
        }
        return headers;
    }

    private static byte[] bytes(JsonNode json, String member) {
        if (json.has(member + "_base64")) {
            return Base64.getDecoder().decode(text(json, member + "_base64"));
        }
        if (!json.has(member)) {
            throw new IllegalArgumentException("it has neither " + member + " nor " + member + "_base64");
        }
        return json.path(member).isNull() ? new byte[0] : text(json, member).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("its member " + member + " is not a text");
        }
        return value.asText();
    }

    private static long number(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("its member " + member + " is not an integer");
        }
        return value.asLong();
    }
}
