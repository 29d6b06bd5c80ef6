package dev.onramp.dlq;

import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.Rejected;
import dev.onramp.transform.Truncated;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a replay of one dead letter would do, by the model at hand. Nothing is sent anywhere.
 *
 * @param outcome {@code mapped}, {@code skipped}, {@code dead-lettered} or {@code impossible}
 * @param detail the events, or what is wrong
 */
public record Forecast(Coordinate origin, String errorId, String outcome, String detail) {
    public static final String MAPPED = "mapped";
    public static final String DEAD_LETTERED = "dead-lettered";

    public static Forecast of(Candidate candidate, MappingEngine engine) {
        Letter letter = candidate.letter();
        Optional<RawRecord> record = candidate.record();
        if (record.isEmpty()) {
            return new Forecast(letter.origin(), letter.errorId(), "impossible", candidate.obstacle());
        }
        if (!engine.topics().contains(letter.origin().topic())) {
            return new Forecast(letter.origin(), letter.errorId(), "impossible", "the model has no such source");
        }
        Outcome outcome =
                engine.map(record.get(), letter.text(CloudEventHeaders.RAW_REF).orElse(""));
        if (outcome instanceof Mapped mapped) {
            return new Forecast(letter.origin(), letter.errorId(), MAPPED, events(mapped.events()));
        }
        if (outcome instanceof Truncated truncated) {
            return new Forecast(letter.origin(), letter.errorId(), MAPPED, events(truncated.events()));
        }
        if (outcome instanceof Rejected rejected) {
            return new Forecast(
                    letter.origin(), letter.errorId(), DEAD_LETTERED, rejected.errorId() + ": " + rejected.message());
        }
        return new Forecast(letter.origin(), letter.errorId(), "skipped", "a message that changes no row");
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("coordinate", origin.toString());
        map.put("error", errorId);
        map.put("outcome", outcome);
        map.put("detail", detail);
        return map;
    }

    private static String events(List<CanonicalEvent> events) {
        return events.stream()
                .map(each -> each.topic() + " " + text(each, CloudEventHeaders.SUBJECT) + " "
                        + text(each, CloudEventHeaders.OPERATION))
                .collect(Collectors.joining(", "));
    }

    private static String text(CanonicalEvent event, String name) {
        return event.headers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .flatMap(RecordHeader::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
