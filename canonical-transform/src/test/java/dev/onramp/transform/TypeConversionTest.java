package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.oneField;
import static dev.onramp.transform.Fixtures.record;
import static dev.onramp.transform.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.Expression;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.MapCases;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One value through one column and one field, for every type. */
class TypeConversionTest {
    private static final From VALUE = new From(new Identifier("v"));

    static Stream<Arguments> textsThatConvert() {
        return Stream.of(
                Arguments.of(Primitive.STRING, "a\\\"\\u0001 \u00FC", "\"a\\\"\\u0001 \u00FC\""),
                Arguments.of(Primitive.BOOLEAN, "true", "true"),
                Arguments.of(Primitive.INT, "-2147483648", "-2147483648"),
                Arguments.of(Primitive.INT, "007", "7"),
                Arguments.of(Primitive.LONG, "9223372036854775807", "9223372036854775807"),
                Arguments.of(Primitive.DOUBLE, "1.50", "1.5"),
                Arguments.of(Primitive.DOUBLE, "2e-3", "0.002"),
                Arguments.of(new DecimalType(5, 2), "1", "\"1.00\""),
                Arguments.of(new DecimalType(5, 2), "-999.99", "\"-999.99\""),
                Arguments.of(new DecimalType(5, 2), "1.2300", "\"1.23\""),
                Arguments.of(new DecimalType(5, 2), "0e999999999", "\"0.00\""),
                Arguments.of(new DecimalType(3, 0), "1.2e2", "\"120\""),
                Arguments.of(Primitive.DATE, "2024-02-29", "\"2024-02-29\""),
                Arguments.of(Primitive.TIMESTAMP, "2026-01-31T11:11:12+01:00", "\"2026-01-31T10:11:12.000000Z\""),
                Arguments.of(Primitive.TIMESTAMP, "2026-01-31T10:11:12.123456Z", "\"2026-01-31T10:11:12.123456Z\""),
                Arguments.of(new EnumType(List.of("New", "Old")), "Old", "\"Old\""));
    }

    @ParameterizedTest
    @MethodSource("textsThatConvert")
    void convertsATextToTheTypeOfTheField(FieldType type, String text, String json) {
        assertThat(value(Primitive.STRING, type, "\"" + text + "\"")).isEqualTo(json);
    }

    static Stream<Arguments> textsThatDoNot() {
        return Stream.of(
                Arguments.of(Primitive.BOOLEAN, "TRUE"),
                Arguments.of(Primitive.BOOLEAN, "1"),
                Arguments.of(Primitive.INT, "2147483648"),
                Arguments.of(Primitive.INT, "1.0"),
                Arguments.of(Primitive.INT, "+1"),
                Arguments.of(Primitive.INT, " 1"),
                Arguments.of(Primitive.INT, ""),
                Arguments.of(Primitive.INT, "\u0661"),
                Arguments.of(Primitive.LONG, "9223372036854775808"),
                Arguments.of(Primitive.DOUBLE, "1e400"),
                Arguments.of(Primitive.DOUBLE, "NaN"),
                Arguments.of(Primitive.DOUBLE, "0x1p3"),
                Arguments.of(Primitive.DOUBLE, "1d"),
                Arguments.of(new DecimalType(5, 2), "1.234"),
                Arguments.of(new DecimalType(5, 2), "1000"),
                Arguments.of(new DecimalType(5, 2), "1e999999999"),
                Arguments.of(new DecimalType(5, 2), "1e-999999999"),
                Arguments.of(new DecimalType(5, 2), "1,5"),
                Arguments.of(new DecimalType(5, 2), "9".repeat(1001)),
                Arguments.of(Primitive.DATE, "2026-02-29"),
                Arguments.of(Primitive.DATE, "31.01.2026"),
                Arguments.of(Primitive.DATE, "+12026-01-01"),
                Arguments.of(Primitive.DATE, "0000-01-01"),
                Arguments.of(Primitive.TIMESTAMP, "2026-01-31T10:11:12"),
                Arguments.of(Primitive.TIMESTAMP, "2026-01-31T10:11:12.1234567Z"),
                Arguments.of(Primitive.TIMESTAMP, "9999-12-31T23:59:59-01:00"),
                Arguments.of(Primitive.TIMESTAMP, "1767225600123"),
                Arguments.of(new EnumType(List.of("New", "Old")), "new"));
    }

    @ParameterizedTest
    @MethodSource("textsThatDoNot")
    void rejectsATextThatIsNoValueOfTheType(FieldType type, String text) {
        assertThat(reason(oneField(Primitive.STRING, type), "\"" + text + "\"")).isEqualTo(RejectionReason.BAD_FIELD);
    }

    static Stream<Arguments> columnsThatRead() {
        return Stream.of(
                Arguments.of(Primitive.BOOLEAN, "false", "\"false\""),
                Arguments.of(Primitive.INT, "-7", "\"-7\""),
                Arguments.of(Primitive.LONG, "9223372036854775807", "\"9223372036854775807\""),
                Arguments.of(Primitive.DOUBLE, "100", "\"100.0\""),
                Arguments.of(new DecimalType(20, 2), "12345678901234567.89", "\"12345678901234567.89\""),
                Arguments.of(new DecimalType(5, 2), "\"1.5\"", "\"1.50\""),
                Arguments.of(Primitive.DATE, "\"2026-01-31\"", "\"2026-01-31\""),
                Arguments.of(Primitive.TIMESTAMP, "\"2026-01-31T00:00Z\"", "\"2026-01-31T00:00:00.000000Z\""),
                Arguments.of(new EnumType(List.of("a")), "\"a\"", "\"a\""));
    }

    @ParameterizedTest
    @MethodSource("columnsThatRead")
    void readsAColumnAsItsDeclaredTypeAndGivesItsText(FieldType type, String json, String text) {
        assertThat(value(type, Primitive.STRING, json)).isEqualTo(text);
    }

    static Stream<Arguments> columnsThatDoNot() {
        return Stream.of(
                Arguments.of(Primitive.BOOLEAN, "\"true\""),
                Arguments.of(Primitive.INT, "\"7\""),
                Arguments.of(Primitive.INT, "7.0"),
                Arguments.of(Primitive.INT, "2147483648"),
                Arguments.of(Primitive.LONG, "99999999999999999999999"),
                Arguments.of(Primitive.DOUBLE, "1e400"),
                Arguments.of(Primitive.DOUBLE, "\"1\""),
                Arguments.of(new DecimalType(5, 2), "1.234"),
                Arguments.of(new DecimalType(5, 2), "true"),
                Arguments.of(Primitive.DATE, "20260131"),
                Arguments.of(Primitive.TIMESTAMP, "\"2026-01-31\""),
                Arguments.of(new EnumType(List.of("a")), "\"b\""),
                Arguments.of(new ArrayType(Primitive.INT), "1"),
                Arguments.of(new ArrayType(Primitive.INT), "[1,null]"),
                Arguments.of(new ArrayType(Primitive.INT), "[1,\"2\"]"),
                Arguments.of(new StructType(List.of()), "[]"));
    }

    @ParameterizedTest
    @MethodSource("columnsThatDoNot")
    void rejectsAColumnOfAnotherType(FieldType type, String json) {
        assertThat(reason(oneField(type, type), json)).isEqualTo(RejectionReason.BAD_COLUMN);
    }

    @Test
    void carriesArraysAndStructs() {
        StructType struct = new StructType(List.of(
                Fixtures.required("a", Primitive.INT), Fixtures.optional("b", new ArrayType(Primitive.STRING))));
        FieldType type = new ArrayType(struct);

        assertThat(value(type, type, "[{\"b\":[\"x\"],\"z\":0,\"a\":1},{\"a\":2,\"b\":null}]"))
                .isEqualTo("[{\"a\":1,\"b\":[\"x\"]},{\"a\":2}]");
        assertThat(reason(oneField(type, type), "[{\"b\":[]}]")).isEqualTo(RejectionReason.COLUMN_ABSENT);
    }

    @Test
    void joinsTextsAndIsAbsentWithAnAbsentPart() {
        Expression joined = new Concat(List.of(new Const("CUST"), VALUE));

        assertThat(value(string(joined), "\"7\"")).isEqualTo("\"CUST7\"");
        assertThat(value(string(joined), "null")).isEqualTo("absent");
    }

    @Test
    void takesTheFirstPresentPart() {
        Expression first = new Coalesce(List.of(VALUE, new Const("none")));

        assertThat(value(string(first), "\"7\"")).isEqualTo("\"7\"");
        assertThat(value(string(first), "null")).isEqualTo("\"none\"");
    }

    @Test
    void mapsUnlistedTextsToTheDefaultButAbsentOnesToNothing() {
        Expression mapped = new MapCases(VALUE, Map.of("M", "Male"), Optional.of("Other"));

        assertThat(value(string(mapped), "\"M\"")).isEqualTo("\"Male\"");
        assertThat(value(string(mapped), "\"X\"")).isEqualTo("\"Other\"");
        assertThat(value(string(mapped), "null")).isEqualTo("absent");
    }

    @Test
    void rejectsARowThatLacksARequiredField() {
        var model = oneField(Fixtures.optional("v", Primitive.STRING), Fixtures.required("v", Primitive.STRING), VALUE);

        assertThat(reason(model, "null")).isEqualTo(RejectionReason.FIELD_ABSENT);
    }

    @Test
    void neverCompilesASecretColumnIntoAnEntity() {
        var model = oneField(Fixtures.secret("v", Primitive.STRING), Fixtures.optional("v", Primitive.STRING), VALUE);

        assertThatThrownBy(() -> new MappingEngine(model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret");
    }

    private static dev.onramp.model.CanonicalModel string(Expression expression) {
        return oneField(Fixtures.optional("v", Primitive.STRING), Fixtures.optional("v", Primitive.STRING), expression);
    }

    private static String value(FieldType column, FieldType field, String json) {
        return value(oneField(column, field), json);
    }

    /** The JSON of the field, or "absent". */
    private static String value(dev.onramp.model.CanonicalModel model, String json) {
        Outcome outcome = outcome(model, json);
        assertThat(outcome).isInstanceOf(Mapped.class);
        String object = text(((Mapped) outcome).events().get(0).value());
        String start = "{\"k\":\"1\",\"v\":";
        return object.startsWith(start) ? object.substring(start.length(), object.length() - 1) : "absent";
    }

    private static RejectionReason reason(dev.onramp.model.CanonicalModel model, String json) {
        Outcome outcome = outcome(model, json);
        assertThat(outcome).isInstanceOf(Rejected.class);
        return ((Rejected) outcome).reason();
    }

    private static Outcome outcome(dev.onramp.model.CanonicalModel model, String json) {
        return new MappingEngine(model).map(record("t", 1, "{\"k\":\"1\",\"v\":" + json + "}"), "s3://b/o#1");
    }
}
