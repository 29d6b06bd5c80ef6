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
    /** Which key the value is encrypted with; absent where it is not. */
    public static final String KEY_ID = "onramp.encryption.key.id";
    /** Says that a record closes the dead letters of its coordinates, and what became of the change. */
    public static final String REPLAYED = "onramp.replayed";
    /** Where the record stands in the archive, when it is too large for the dead letters. */
    public static final String PAYLOAD_REF = "onramp.payload.ref";

    private static final String CONNECT = "__connect.errors.";
    private static final Set<String> OWN =
            Set.of(ERROR_ID, KEY_ID, REPLAYED, PAYLOAD_REF, CloudEventHeaders.DATA_ID, CloudEventHeaders.RAW_REF);

    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        headers = List.copyOf(headers);
    }

    /**
     * Error headers of an earlier rejection are replaced, so that a replayed dead letter does not grow.
     *
     * @param rawRef where the record stands in the raw archive
     */
    public static DeadLetter of(RawRecord raw, Rejected rejected, String rawRef, SecretRedactor redactor) {
        List<RecordHeader> headers = new ArrayList<>();
        for (RecordHeader header : raw.headers()) {
            if (!isOwn(header.name())) {
                headers.add(redactor.redact(header));
            }
        }
        Class<?> component = rejected.stage() == Stage.VALUE_CONVERTER ? RowFormat.class : MappingEngine.class;
        addCoordinates(headers, raw);
        headers.add(connect("connector.name", "canonical-transform"));
        headers.add(connect("task.id", "0"));
        headers.add(connect("stage", rejected.stage().name()));
        headers.add(connect("class.name", component.getName()));
        headers.add(connect("exception.class.name", Rejected.class.getName()));
        headers.add(connect("exception.message", rejected.message()));
        headers.add(RecordHeader.ofText(ERROR_ID, rejected.errorId()));
        headers.add(RecordHeader.ofText(CloudEventHeaders.DATA_ID, raw.dataId()));
        headers.add(RecordHeader.ofText(CloudEventHeaders.RAW_REF, rawRef));
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
    DeadLetter byReference(String rawRef) {
        List<RecordHeader> few = new ArrayList<>(headers);
        few.removeIf(each -> !isOwn(each.name()) || each.name().equals(KEY_ID));
        few.add(RecordHeader.ofText(PAYLOAD_REF, rawRef));
        return new DeadLetter(topic, Optional.empty(), Optional.empty(), few, timestamp);
    }

    /** With the value encrypted, and a header that names the key. */
    DeadLetter withSealed(UnparsableSeal.Sealed sealed) {
        List<RecordHeader> more = new ArrayList<>(headers);
        more.removeIf(each -> each.name().equals(KEY_ID));
        more.add(RecordHeader.ofText(KEY_ID, sealed.keyId()));
        return new DeadLetter(topic, key, Optional.of(sealed.bytes()), more, timestamp);
    }

    /**
     * The record that closes the dead letters of a change which was replayed.
     *
     * @param outcome {@code mapped} or {@code skipped}
     */
    static DeadLetter replayed(RawRecord raw, String outcome, int mappingVersion, SecretRedactor redactor) {
        List<RecordHeader> headers = new ArrayList<>();
        addCoordinates(headers, raw);
        headers.add(RecordHeader.ofText(REPLAYED, outcome));
        headers.add(RecordHeader.ofText(CloudEventHeaders.MAPPING_VERSION, Integer.toString(mappingVersion)));
        headers.add(RecordHeader.ofText(CloudEventHeaders.DATA_ID, raw.dataId()));
        return new DeadLetter(
                Topics.deadLetters(raw.topic()),
                raw.key().map(redactor::redact),
                Optional.empty(),
                headers,
                raw.timestamp());
    }

    /** Whether a header of that name is written by the transform rather than by the one who sent the change. */
    public static boolean isOwn(String headerName) {
        return headerName.startsWith(CONNECT) || OWN.contains(headerName);
    }

    private static void addCoordinates(List<RecordHeader> headers, RawRecord raw) {
        headers.add(connect("topic", raw.topic()));
        headers.add(connect("partition", Integer.toString(raw.partition())));
        headers.add(connect("offset", Long.toString(raw.offset())));
    }

    private static RecordHeader connect(String name, String value) {
        return RecordHeader.ofText(CONNECT + name, value);
    }
}
