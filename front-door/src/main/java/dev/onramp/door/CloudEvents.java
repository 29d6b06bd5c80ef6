package dev.onramp.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * CloudEvents 1.0 over HTTP. The data is a row; {@code source} and {@code id} identify the change; {@code time} is the commit time where the
 * row does not say it.
 */
final class CloudEvents {
    private static final String COMMITTED_AT = "__ts_ms";

    private CloudEvents() {}

    /** @param base JSON pointer of the event in the body */
    static Incoming structured(JsonNode event, String base) {
        if (!event.isObject()) {
            throw Refusal.of(
                    Fault.INVALID,
                    "an event is not an object",
                    List.of(new FieldProblem(0, base, "must be an object")));
        }
        Attributes attributes = attributes(
                name -> Optional.ofNullable(event.get(name)).map(CloudEvents::text), name -> base + "/" + name);
        JsonNode row;
        if (event.has("data")) {
            row = event.get("data");
        } else if (event.has("data_base64")) {
            row = StrictJson.read(decoded(event.get("data_base64"), base), 0);
        } else {
            throw Refusal.of(
                    Fault.INVALID, "an event has no data", List.of(new FieldProblem(0, base + "/data", "is required")));
        }
        JsonNode complete = withTime(row, attributes);
        return new Incoming(0, base + "/data", complete, StrictJson.write(complete), Optional.of(attributes.eventId()));
    }

    /** The attributes stand in headers {@code ce-…}, the row is the body. */
    static Incoming binary(RequestHeaders headers, byte[] body) {
        Attributes attributes = attributes(
                name -> name.equals("datacontenttype")
                        ? Optional.empty()
                        : headers.first("ce-" + name).map(CloudEvents::percentDecoded),
                name -> "/ce-" + name);
        JsonNode row = StrictJson.read(body, 0);
        JsonNode complete = withTime(row, attributes);
        byte[] value = complete == row ? body : StrictJson.write(complete);
        return new Incoming(0, "", complete, value, Optional.of(attributes.eventId()));
    }

    private record Attributes(EventId eventId, Optional<OffsetDateTime> time) {}

    private static Attributes attributes(Function<String, Optional<String>> values, Function<String, String> pointers) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!values.apply("specversion").equals(Optional.of("1.0"))) {
            problems.add(new FieldProblem(0, pointers.apply("specversion"), "must be 1.0"));
        }
        for (String name : List.of("id", "source", "type")) {
            if (values.apply(name).filter(text -> !text.isEmpty()).isEmpty()) {
                problems.add(new FieldProblem(0, pointers.apply(name), "must be a text that is not empty"));
            }
        }
        String type = values.apply("datacontenttype").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!type.matches("application/([a-z0-9.-]+\\+)?json(;.*)?")) {
            problems.add(new FieldProblem(0, pointers.apply("datacontenttype"), "must be JSON"));
        }
        Optional<OffsetDateTime> time = Optional.empty();
        try {
            time = values.apply("time").map(OffsetDateTime::parse);
        } catch (DateTimeException e) {
            problems.add(new FieldProblem(0, pointers.apply("time"), "must be a time as RFC 3339 says"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(Fault.INVALID, "the attributes of an event are not those of CloudEvents 1.0", problems);
        }
        return new Attributes(
                EventId.ofCloudEvent(
                        values.apply("source").orElseThrow(), values.apply("id").orElseThrow()),
                time);
    }

    private static JsonNode withTime(JsonNode row, Attributes attributes) {
        if (attributes.time().isEmpty() || !(row instanceof ObjectNode object) || object.hasNonNull(COMMITTED_AT)) {
            return row;
        }
        return object.deepCopy()
                .put(COMMITTED_AT, attributes.time().get().toInstant().toEpochMilli());
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    private static byte[] decoded(JsonNode data, String base) {
        try {
            return Base64.getDecoder().decode(text(data));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    Fault.INVALID,
                    "data_base64 is not Base64",
                    List.of(new FieldProblem(0, base + "/data_base64", "must be Base64")));
        }
    }

    private static String percentDecoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Fault.MALFORMED, "a header ce-... is not percent-encoded as CloudEvents demands");
        }
    }
}
