package dev.onramp.transform;

import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headers that all events of one change or truncate share, encoded once. */
record EventContext(
        String dataId,
        String idEnd,
        RecordHeader time,
        RecordHeader sequence,
        RecordHeader sequenceOrigin,
        RecordHeader operation,
        RecordHeader dataIdHeader,
        RecordHeader rawRef,
        RecordHeader traceParent) {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final RecordHeader FROM_SOURCE = origin(SequenceOrigin.SOURCE);
    private static final RecordHeader FROM_BROKER = origin(SequenceOrigin.BROKER);

    private static RecordHeader origin(SequenceOrigin origin) {
        return RecordHeader.ofText(CloudEventHeaders.SEQUENCE_ORIGIN, origin.text());
    }

    /** @param idEnd tells the events of several changes of one record apart; may be empty */
    static EventContext of(RawChange change, String idEnd, String rawRef) {
        return of(
                change.raw(),
                change.operation(),
                change.sequence(),
                change.origin(),
                change.committedAtMillis(),
                idEnd,
                rawRef);
    }

    static EventContext of(Truncate truncate, String rawRef) {
        return of(
                truncate.raw(),
                Operation.TRUNCATE,
                truncate.sequence(),
                truncate.origin(),
                truncate.committedAtMillis(),
                "",
                rawRef);
    }

    private static EventContext of(
            RawRecord raw,
            Operation operation,
            Sequence sequence,
            SequenceOrigin origin,
            long committedAtMillis,
            String idEnd,
            String rawRef) {
        String dataId = raw.dataId();
        return new EventContext(
                dataId,
                idEnd,
                RecordHeader.ofText(
                        CloudEventHeaders.TIME, MILLISECONDS.format(Instant.ofEpochMilli(committedAtMillis))),
                RecordHeader.ofText(CloudEventHeaders.SEQUENCE, sequence.value()),
                origin == SequenceOrigin.SOURCE ? FROM_SOURCE : FROM_BROKER,
                RecordHeader.ofText(CloudEventHeaders.OPERATION, operation.text()),
                RecordHeader.ofText(CloudEventHeaders.DATA_ID, dataId),
                RecordHeader.ofText(CloudEventHeaders.RAW_REF, rawRef),
                RecordHeader.ofText(
                        CloudEventHeaders.TRACE_PARENT, TraceParent.of(raw, dataId.getBytes(StandardCharsets.UTF_8))));
    }
}
