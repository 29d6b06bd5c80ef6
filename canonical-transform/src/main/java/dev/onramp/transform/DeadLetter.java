package dev.onramp.transform;

import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A rejected record on its way to the dead letters of its topic: everything it came with, without secrets, and what is wrong with it. */
public record DeadLetter(
        String topic, Optional<byte[]> key, Optional<byte[]> value, List<RecordHeader> headers, long timestamp)
        implements Outgoing {
    public static final String ERROR_ID = "onramp.error.id";
    /** Where the record stands in the archive, when it is too large for the dead letters. */
    public static final String PAYLOAD_REF = "onramp.payload.ref";

    private static final String CONNECT = "__connect.errors.";
    private static final Set<String> OWN = Set.of(ERROR_ID, PAYLOAD_REF, CloudEventHeaders.DATA_ID);

    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /** Error headers of an earlier rejection are replaced, so that a replayed dead letter does not grow. */
    public static DeadLetter of(RawRecord raw, Rejected rejected, SecretRedactor redactor) {
        List<RecordHeader> headers = new ArrayList<>();
        for (RecordHeader header : raw.headers()) {
            if (!header.name().startsWith(CONNECT) && !OWN.contains(header.name())) {
                headers.add(redactor.redact(header));
            }
        }
        Class<?> component = rejected.stage() == Stage.VALUE_CONVERTER ? RowFormat.class : MappingEngine.class;
        headers.add(connect("topic", raw.topic()));
        headers.add(connect("partition", Integer.toString(raw.partition())));
        headers.add(connect("offset", Long.toString(raw.offset())));
        headers.add(connect("connector.name", "canonical-transform"));
        headers.add(connect("task.id", "0"));
        headers.add(connect("stage", rejected.stage().name()));
        headers.add(connect("class.name", component.getName()));
        headers.add(connect("exception.class.name", Rejected.class.getName()));
        headers.add(connect("exception.message", rejected.message()));
        headers.add(RecordHeader.ofText(ERROR_ID, rejected.errorId()));
        headers.add(RecordHeader.ofText(CloudEventHeaders.DATA_ID, raw.dataId()));
        return new DeadLetter(
                Topics.deadLetters(raw.topic()),
                raw.key().map(redactor::redact),
                raw.value().map(redactor::redact),
                headers,
                raw.timestamp());
    }

    /**
     * This letter where its record is too large for the topic: the headers that say what is wrong, and where in the archive the record itself stands,
     * key and headers included.
     */
    public DeadLetter byReference(String rawRef) {
        List<RecordHeader> few = new ArrayList<>();
        for (RecordHeader header : headers) {
            if (header.name().startsWith(CONNECT) || OWN.contains(header.name())) {
                few.add(header);
            }
        }
        few.add(RecordHeader.ofText(PAYLOAD_REF, rawRef));
        return new DeadLetter(topic, Optional.empty(), Optional.empty(), few, timestamp);
    }

    private static RecordHeader connect(String name, String value) {
        return RecordHeader.ofText(CONNECT + name, value);
    }
}
