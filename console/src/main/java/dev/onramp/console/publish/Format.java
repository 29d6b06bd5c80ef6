package dev.onramp.console.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file of changes holds, and how part of it is sent. */
public enum Format {
    /** One row on each line. */
    NDJSON("application/x-ndjson"),
    /** One row; the whole file. */
    JSON("application/json"),
    /** One CloudEvent, in structured form, on each line. */
    CLOUDEVENTS("application/cloudevents-batch+json");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    byte[] body(List<String> changes) {
        String text = this == CLOUDEVENTS ? "[" + String.join(",", changes) + "]" : String.join("\n", changes);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
