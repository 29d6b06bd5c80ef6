package dev.onramp.door;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a body may be, told by the content type; a JSON body with the header {@code ce-specversion} is the data of a CloudEvent. */
public enum BodyFormat {
    JSON,
    NDJSON,
    CLOUD_EVENT,
    CLOUD_EVENT_BATCH,
    CLOUD_EVENT_DATA;

    static final Map<String, BodyFormat> BY_TYPE = Map.of(
            "application/json", JSON,
            "application/x-ndjson", NDJSON,
            "application/cloudevents+json", CLOUD_EVENT,
            "application/cloudevents-batch+json", CLOUD_EVENT_BATCH);

    /** Empty when the type is none of these or says another character set than UTF-8. */
    static Optional<BodyFormat> of(RequestHeaders headers) {
        String[] parts = headers.first("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(";");
        for (int index = 1; index < parts.length; index++) {
            String parameter = parts[index].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return Optional.empty();
            }
        }
        Optional<BodyFormat> format = Optional.ofNullable(BY_TYPE.get(parts[0].strip()));
        return format.filter(JSON::equals).isPresent()
                        && headers.first("ce-specversion").isPresent()
                ? Optional.of(CLOUD_EVENT_DATA)
                : format;
    }
}
