package dev.onramp.reconcile.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.model.FieldType;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN|1|true",
                "BOOLEAN|\"0\"|false",
                "BOOLEAN|true|true",
                "INT|\"007\"|7",
                "DOUBLE|\"1.50\"|1.5",
                "DATE|20484|2026-01-31",
                "DATE|\"2026-01-31 00:00:00.000\"|2026-01-31",
                "TIMESTAMP|\"2026-01-31 10:11:12.123456000\"|2026-01-31T10:11:12.123456Z",
                "TIMESTAMP|\"2026-01-31:10:11:12\"|2026-01-31T10:11:12.000000Z",
                "TIMESTAMP|\"2026-01-31T10:11:12+02:00\"|2026-01-31T08:11:12.000000Z",
                "STRING|\"x\"|x"
            })
    void readsTheFormsOfTheTools(FieldType.Primitive type, String json, String text) throws Rejection {
        assertThat(read(type, json, SemanticColumn.NONE)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN|2",
                "BOOLEAN|\"yes\"",
                "INT|\"1.0\"",
                "INT|1.0",
                "DATE|\"2026-01-31 00:00:01\"",
                "DATE|99999999999",
                "TIMESTAMP|1767225600000",
                "TIMESTAMP|\"2026-01-31\"",
                "TIMESTAMP|\"2026-01-31 10:11:12.\"",
                "TIMESTAMP|\"2026-01-31 10:11\"",
                "DATE|\"2026-01-31 00:00:00.\"",
                "TIMESTAMP|\"2026-01-31 10:11:12.123456789\"",
                "STRING|7"
            })
    void rejects(FieldType.Primitive type, String json) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> read(type, json, SemanticColumn.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE|io.debezium.time.Date|20484|2026-01-31",
                "STRING|io.debezium.time.Date|20484|2026-01-31",
                "TIMESTAMP|io.debezium.time.Timestamp|1769854272123|2026-01-31T10:11:12.123000Z",
                "TIMESTAMP|io.debezium.time.MicroTimestamp|1769854272123456|2026-01-31T10:11:12.123456Z",
                "TIMESTAMP|io.debezium.time.NanoTimestamp|1769854272123456000|2026-01-31T10:11:12.123456Z",
                "STRING|org.apache.kafka.connect.data.Decimal|\"AN3H\"|567.75",
                "STRING|org.apache.kafka.connect.data.Decimal|\"/w==\"|-0.01",
                "STRING|org.apache.kafka.connect.data.Decimal|\"no base64\"|no base64"
            })
    void readsSemanticTypes(FieldType.Primitive type, String name, String json, String text) throws Rejection {
        assertThat(read(type, json, new SemanticColumn(name, Optional.of("2")))).isEqualTo(text);
    }

    private static String read(FieldType type, String json, SemanticColumn semantic) throws Rejection {
        Object value = JsonObjectText.read("{\"v\":" + json + "}").get("v");
        return Values.text(Values.present(ToolValues.read(type, value, semantic)));
    }
}
