package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.000000Z",
                "2026-11-21T09:08:07.000654Z",
                "1969-12-31T23:59:59.999999Z",
                "2000-02-29T10:20:30.100000Z",
                "9999-12-31T23:59:59.999999Z",
                "1000-01-01T00:00:00.000001Z",
                "0999-12-31T00:00:00.000001Z",
                "0000-01-01T00:00:00.000000Z",
            })
    void aTimestampIsTheTextThatItWasReadFrom(String text) {
        assertThat(JsonText.plain(ColumnType.Simple.TIMESTAMP, TimeText.epochMicros(text, "at")))
                .isEqualTo(text);
    }
}
