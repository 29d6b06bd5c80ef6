package dev.onramp.reconcile.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.RawPayload;
import dev.onramp.reconcile.fold.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads one line of an archive object, by the section "Raw archive" of the contract. Thread-safe.
 */
public final class ArchiveLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArchiveLine() {}

    /** @throws IllegalArgumentException when the line is not as the contract says; the message says why */
    public static Archived read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            Coordinate at =
                    new Coordinate(text(json, "topic"), (int) number(json, "partition"), number(json, "offset"));
            byte[] bytes = bytes(json, "payload");
            RawPayload payload = json.has("payload_base64")
                    ? new RawPayload.Binary()
                    : json.path("payload").isNull()
                            ? new RawPayload.Absent()
                            : new RawPayload.Text(text(json, "payload"));
            long print = payload instanceof RawPayload.Absent ? Fingerprint.ABSENT : Fingerprint.of(bytes);
            String dataid = text(json, "dataid");
            RawRecord record = new RawRecord(at, number(json, "timestamp"), dataid, payload, print);
            return new Archived(record, bytes, dataidOf(json, at).equals(dataid));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * @param payload the archived bytes; empty for a record without value
     * @param keepsDataid whether the line's {@code dataid} is the one that its headers or coordinates give
     */
    public record Archived(RawRecord record, byte[] payload, boolean keepsDataid) {}

    private static String dataidOf(JsonNode json, Coordinate at) {
        for (JsonNode header : json.path("headers")) {
            if (header.path("name").asText().equals("ce_dataid")
                    && header.path("value").isTextual()) {
                return header.path("value").asText();
            }
        }
        return at.toString();
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
