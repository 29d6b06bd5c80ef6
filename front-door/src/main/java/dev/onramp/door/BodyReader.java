package dev.onramp.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Splits a body into its changes. Immutable and thread-safe. */
final class BodyReader {
    private static final int LONGEST_KEY = 256;

    private final int maxChanges;

    BodyReader(int maxChanges) {
        this.maxChanges = maxChanges;
    }

    /** @throws RefusalException 400, 413 or 422 */
    List<Incoming> read(BodyFormat format, RequestHeaders headers, byte[] body) {
        Optional<String> idempotencyKey = headers.first("idempotency-key");
        if (idempotencyKey
                .filter(key -> key.isBlank() || key.length() > LONGEST_KEY)
                .isPresent()) {
            throw Refusal.of(Fault.MALFORMED, "the header Idempotency-Key is blank or longer than " + LONGEST_KEY);
        }
        return switch (format) {
            case JSON -> List.of(plain(0, body, idempotencyKey, 0));
            case NDJSON -> lines(body, idempotencyKey);
            case CLOUD_EVENT -> List.of(CloudEvents.structured(StrictJson.read(body, 0), ""));
            case CLOUD_EVENT_BATCH -> batch(StrictJson.read(body, 0));
            case CLOUD_EVENT_DATA -> List.of(CloudEvents.binary(headers, body));
        };
    }

    private List<Incoming> lines(byte[] body, Optional<String> idempotencyKey) {
        List<Incoming> changes = new ArrayList<>();
        int line = 0;
        for (int start = 0; start < body.length; line++) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            int stop = end > start && body[end - 1] == '\r' ? end - 1 : end;
            if (!isBlank(body, start, stop)) {
                requireRoom(changes.size());
                changes.add(plain(line + 1, Arrays.copyOfRange(body, start, stop), idempotencyKey, changes.size()));
            }
            start = end + 1;
        }
        if (changes.isEmpty()) {
            throw Refusal.of(Fault.MALFORMED, "the body holds no line");
        }
        return changes;
    }

    private List<Incoming> batch(JsonNode events) {
        if (!events.isArray() || events.isEmpty()) {
            throw Refusal.of(Fault.MALFORMED, "a batch is an array of at least one event");
        }
        requireRoom(events.size() - 1);
        List<Incoming> changes = new ArrayList<>();
        for (JsonNode event : events) {
            changes.add(CloudEvents.structured(event, "/" + changes.size()));
        }
        return changes;
    }

    private void requireRoom(int sofar) {
        if (sofar >= maxChanges) {
            throw Refusal.of(Fault.TOO_LARGE, "at most " + maxChanges + " changes in one request");
        }
    }

    private static Incoming plain(int line, byte[] value, Optional<String> idempotencyKey, int position) {
        return new Incoming(
                line,
                "",
                StrictJson.read(value, line),
                value,
                idempotencyKey.map(key -> EventId.ofRequest(key, position)));
    }

    private static boolean isBlank(byte[] body, int start, int stop) {
        for (int index = start; index < stop; index++) {
            if (body[index] != ' ' && body[index] != '\t') {
                return false;
            }
        }
        return true;
    }
}
