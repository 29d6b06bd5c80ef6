package dev.onramp.reconcile.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final DecimalType MONEY = new DecimalType(5, 2);

    @Test
    void givesEachTypeItsOneText() throws Rejection {
        assertThat(cell(Primitive.INT, "12")).isEqualTo("12");
        assertThat(cell(Primitive.LONG, "-9223372036854775808")).isEqualTo("-9223372036854775808");
        assertThat(cell(Primitive.DOUBLE, "1")).isEqualTo("1.0");
        assertThat(cell(Primitive.BOOLEAN, "true")).isEqualTo("true");
        assertThat(cell(MONEY, "1.5")).isEqualTo("1.50");
        assertThat(cell(MONEY, "1e2")).isEqualTo("100.00");
        assertThat(cell(MONEY, "\"-0.010\"")).isEqualTo("-0.01");
        assertThat(cell(MONEY, "0.000")).isEqualTo("0.00");
        assertThat(cell(Primitive.DATE, "\"2026-01-31\"")).isEqualTo("2026-01-31");
        assertThat(cell(Primitive.TIMESTAMP, "\"2026-01-31T10:11:12+02:00\"")).isEqualTo("2026-01-31T08:11:12.000000Z");
        assertThat(cell(Primitive.TIMESTAMP, "\"2026-01-31T10:11:12.123456Z\""))
                .isEqualTo("2026-01-31T10:11:12.123456Z");
        assertThat(cell(new EnumType(List.of("A", "B")), "\"B\"")).isEqualTo("B");
        assertThat(cell(new ArrayType(Primitive.INT), "[1,2]")).isEqualTo("[1,2]");
        assertThat(cell(address(), "{\"zip\":\"1\",\"other\":2,\"lines\":[\"a\\\"b\"]}"))
                .isEqualTo("{\"lines\":[\"a\\\"b\"],\"zip\":\"1\"}");
    }

    @Test
    void rejectsValuesOfOtherTypes() {
        rejected(Primitive.STRING, "1");
        rejected(Primitive.INT, "2147483648");
        rejected(Primitive.INT, "1.0");
        rejected(Primitive.INT, "\"1\"");
        rejected(Primitive.INT, "1e0");
        rejected(Primitive.LONG, "9223372036854775808");
        rejected(Primitive.DOUBLE, "\"1\"");
        rejected(Primitive.DOUBLE, "1e999");
        rejected(Primitive.BOOLEAN, "\"true\"");
        rejected(Primitive.BOOLEAN, "1");
        rejected(MONEY, "1000");
        rejected(MONEY, "1.001");
        rejected(MONEY, "1e999999999");
        rejected(MONEY, "1e99999999999");
        rejected(MONEY, "\"+1\"");
        rejected(Primitive.DATE, "20260131");
        rejected(Primitive.TIMESTAMP, "\"2026-01-31T10:11:12\"");
        rejected(Primitive.TIMESTAMP, "\"2026-01-31T10:11:12.1234567Z\"");
        rejected(new EnumType(List.of("A", "B")), "\"C\"");
        rejected(new ArrayType(Primitive.INT), "[1,null]");
        rejected(new ArrayType(Primitive.INT), "{\"a\":1}");
        rejected(address(), "{\"zip\":\"1\"}");
        rejected(address(), "[]");
    }

    @Test
    void convertsAMappedTextToTheTypeOfItsField() throws Rejection {
        assertThat(Values.convert(Primitive.INT, "7")).isEqualTo(7L);
        assertThat(CellText.of(
                        Values.convert(Primitive.STRING, Values.convert(Primitive.TIMESTAMP, "2026-01-01T00:00Z"))))
                .isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(Values.convert(Primitive.LONG, "-007")).isEqualTo(-7L);
        assertThatThrownBy(() -> Values.convert(Primitive.INT, "1e0")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> Values.convert(Primitive.INT, "x")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> Values.convert(Primitive.STRING, List.of("x"))).isInstanceOf(Rejection.class);
    }

    private static StructType address() {
        return new StructType(
                List.of(field("lines", new ArrayType(Primitive.STRING), false), field("zip", Primitive.STRING, true)));
    }

    private static Field field(String name, FieldType type, boolean optional) {
        return new Field(
                new Identifier(name),
                type,
                optional,
                Field.Classification.NONE,
                false,
                Optional.empty(),
                "",
                List.of());
    }

    private static String cell(FieldType type, String json) throws Rejection {
        Map<String, Object> row = JsonObjectText.read("{\"v\":" + json + "}");
        return CellText.of(Values.convert(type, Values.read(type, row.get("v"))));
    }

    private static void rejected(FieldType type, String json) {
        assertThatThrownBy(() -> cell(type, json)).as("%s as %s", json, type).isInstanceOf(Rejection.class);
    }
}
