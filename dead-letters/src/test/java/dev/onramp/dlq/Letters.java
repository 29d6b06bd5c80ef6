package dev.onramp.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onramp.transform.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters for tests. */
final class Letters {
    static final long TIMESTAMP = 1767225600123L;

    private Letters() {}

    static Letter of(Coordinate origin, String errorId, String value, String... moreHeaders) {
        List<RecordHeader> headers = new ArrayList<>();
        for (int i = 0; i < moreHeaders.length; i += 2) {
            headers.add(RecordHeader.ofText(moreHeaders[i], moreHeaders[i + 1]));
        }
        headers.add(RecordHeader.ofText("__connect.errors.exception.message", "what is wrong"));
        headers.add(RecordHeader.ofText("__connect.errors.stage", "TRANSFORMATION"));
        headers.add(RecordHeader.ofText("onramp.error.id", errorId));
        headers.add(RecordHeader.ofText("ce_dataid", "id-" + origin.offset()));
        headers.add(RecordHeader.ofText("ce_rawref", "s3://b/o#" + origin.offset()));
        return new Letter(
                origin,
                TIMESTAMP + origin.offset(),
                true,
                Optional.of("k".getBytes(UTF_8)),
                Optional.of(value.getBytes(UTF_8)),
                headers);
    }

    static Letter of(String coordinate, String errorId) {
        return of(Coordinate.parse(coordinate), errorId, "{}");
    }
}
