package dev.onramp.views.proof;

import static dev.onramp.model.FieldType.Primitive.BOOLEAN;
import static dev.onramp.model.FieldType.Primitive.DOUBLE;
import static dev.onramp.model.FieldType.Primitive.LONG;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void oneValueHasOneTextWhateverCarriesIt() {
        assertThat(Cells.text(LONG, 7)).isEqualTo(Cells.text(LONG, "7")).isEqualTo(Cells.text(LONG, 7L));
        assertThat(Cells.text(DOUBLE, 1.0E7)).isEqualTo(Cells.text(DOUBLE, "10000000.0"));
        assertThat(Cells.text(BOOLEAN, true)).isEqualTo(Cells.text(BOOLEAN, "true"));
        assertThat(Cells.text(new DecimalType(12, 2), new BigDecimal("1.5")))
                .isEqualTo(Cells.text(new DecimalType(12, 2), "1.50"));
        assertThat(Cells.text(TIMESTAMP, Instant.parse("2026-01-31T10:11:12.345Z")))
                .isEqualTo(Cells.text(TIMESTAMP, "2026-01-31 10:11:12.345"))
                .isEqualTo(Cells.text(TIMESTAMP, LocalDateTime.parse("2026-01-31T10:11:12.345")));
    }

    @Test
    void differentValuesHaveDifferentTexts() {
        assertThat(Cells.text(STRING, null)).isNotEqualTo(Cells.text(STRING, "NULL"));
        assertThat(Cells.text(DOUBLE, 0.0)).isNotEqualTo(Cells.text(DOUBLE, -0.0));
        assertThat(Cells.text(TIMESTAMP, "2026-01-31T10:11:12.345"))
                .describedAs("a view must not show more than milliseconds")
                .isNotEqualTo(Cells.text(TIMESTAMP, "2026-01-31T10:11:12.345678"));
        assertThat(Cells.text(new DecimalType(12, 2), "1.5")).isNotEqualTo(Cells.text(new DecimalType(12, 2), "1.505"));
    }

    @Test
    void aValueOfAnotherTypeSaysSo() {
        assertThat(Cells.text(BOOLEAN, "t")).startsWith("no BOOLEAN");
        assertThat(Cells.text(LONG, "1.5")).startsWith("no LONG");
        assertThat(Cells.text(new ArrayType(LONG), "1")).startsWith("no ArrayType");
    }

    @Test
    void timesInsideAreTheNearestMillisecond() {
        var times = new ArrayType(TIMESTAMP);

        assertThat(Cells.text(times, List.of("2026-01-31T10:11:12.345500Z")))
                .isEqualTo(Cells.text(times, List.of("2026-01-31T10:11:12.346")));
        assertThat(Millis.nearest(Instant.parse("1969-12-31T23:59:59.999500Z"))).isEqualTo(Instant.EPOCH);
        assertThat(Millis.nearest(Instant.parse("1969-12-31T23:59:59.999499Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
    }
}
