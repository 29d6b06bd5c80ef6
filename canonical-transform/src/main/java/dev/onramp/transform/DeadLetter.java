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

    private static final String CONNECT = "__connect.errors.";
    private static final Set<String> OWN = Set.of(ERROR_ID, KEY_ID, CloudEventHeaders.DATA_ID);

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

    /** With the value encrypted, and a header that names the key. */
    DeadLetter withSealed(UnparsableSeal.Sealed sealed) {
        List<RecordHeader> more = new ArrayList<>(headers);
        more.removeIf(each -> each.name().equals(KEY_ID));
        more.add(RecordHeader.ofText(KEY_ID, sealed.keyId()));
        return new DeadLetter(topic, key, Optional.of(sealed.bytes()), more, timestamp);
    }

    private static RecordHeader connect(String name, String value) {
        return RecordHeader.ofText(CONNECT + name, value);
    }
}
