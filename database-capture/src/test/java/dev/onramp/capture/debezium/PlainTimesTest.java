package dev.onramp.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PlainTimesTest {
    @Test
    void daysAreIsoDates() {
        assertThat(PlainTimes.date(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(PlainTimes.date(java.sql.Date.valueOf("0001-01-01"))).isEqualTo("0001-01-01");
        assertThat(PlainTimes.date(19_782)).isEqualTo("2024-02-29");
        assertThat(PlainTimes.date("infinity")).isEqualTo("infinity");
        assertThat(PlainTimes.date(null)).isNull();
    }

    @Test
    void timestampsHaveSixDecimalsHoweverTheyCome() {
        String expected = "2026-01-31T10:11:12.345678";
        assertThat(PlainTimes.timestamp("2026-01-31 10:11:12.345678")).isEqualTo(expected);
        assertThat(PlainTimes.timestamp(Instant.parse(expected + "Z"))).isEqualTo(expected);
        assertThat(PlainTimes.timestamp(LocalDateTime.parse(expected))).isEqualTo(expected);
        assertThat(PlainTimes.timestamp(Timestamp.valueOf("2026-01-31 10:11:12.345678")))
                .isEqualTo(expected);
        assertThat(PlainTimes.timestamp("2026-01-31 10:11:12")).isEqualTo("2026-01-31T10:11:12.000000");
        assertThat(PlainTimes.timestamp("infinity")).isEqualTo("infinity");
        assertThat(PlainTimes.timestamp(null)).isNull();
    }

    @Test
    void timesOfDayHaveSixDecimals() {
        assertThat(PlainTimes.time("23:59:59.5")).isEqualTo("23:59:59.500000");
        assertThat(PlainTimes.time(Duration.ofHours(1))).isEqualTo("01:00:00.000000");
        assertThat(PlainTimes.time("24:00:00")).isEqualTo("24:00:00");
        assertThat(PlainTimes.time(null)).isNull();
    }
}
