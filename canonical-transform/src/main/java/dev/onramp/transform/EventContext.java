package dev.onramp.transform;

import dev.onramp.model.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headers that all events of one raw change share, encoded once. */
record EventContext(
        String dataId,
        RecordHeader time,
        RecordHeader sequence,
        RecordHeader operation,
        RecordHeader dataIdHeader,
        RecordHeader rawRef,
        RecordHeader traceParent) {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static EventContext of(RawChange change, String rawRef) {
        String dataId = change.raw().dataId();
        return new EventContext(
                dataId,
                RecordHeader.ofText(
                        CloudEventHeaders.TIME, MILLISECONDS.format(Instant.ofEpochMilli(change.committedAtMillis()))),
                RecordHeader.ofText(
                        CloudEventHeaders.SEQUENCE, change.sequence().value()),
                RecordHeader.ofText(
                        CloudEventHeaders.OPERATION, change.operation().text()),
                RecordHeader.ofText(CloudEventHeaders.DATA_ID, dataId),
                RecordHeader.ofText(CloudEventHeaders.RAW_REF, rawRef),
                RecordHeader.ofText(
                        CloudEventHeaders.TRACE_PARENT,
                        TraceParent.of(change.raw(), dataId.getBytes(StandardCharsets.UTF_8))));
    }
}
