package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.CanonicalRecord.LineageHeaders;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalRecordParserTest {
    private static final String SEQUENCE = TestRecord.sequence(7);
    private static final LineageHeaders UPDATE =
            new LineageHeaders(SEQUENCE, "update", "2026-01-31T10:11:12.000Z", "raw-0-7", "3");

    private final CanonicalRecordParser parser = new CanonicalRecordParser(TestEntities.BOTH);

    @Test
    void readsEveryType() {
        ParsedRecord.Change change = change(record(
                "everything",
                "{\"region\":\"r\",\"number\":-5}",
                "{\"region\":\"r\",\"number\":-5,\"flag\":true,\"big\":9223372036854775807,\"ratio\":1.5,\"amount\":\"-12.30\","
                        + "\"born\":\"1969-12-31\",\"seen\":\"1969-12-31T23:59:59.999999Z\",\"tags\":[\"a\",\"b\"],"
                        + "\"address\":{\"city\":\"Ulm\"}}",
                UPDATE));

        assertThat(change.entity()).isEqualTo(1);
        assertThat(change.values())
                .containsExactly(
                        "r",
                        -5,
                        true,
                        Long.MAX_VALUE,
                        1.5,
                        new BigDecimal("-12.30"),
                        -1,
                        -1L,
                        new Object[] {"a", "b"},
                        new Object[] {"Ulm", null});
        assertThat(keyText(change)).isEqualTo("{\"region\":\"r\",\"number\":-5}");
        assertThat(change.operation()).isEqualTo(Operation.UPDATE);
        assertThat(change.sequence().value()).isEqualTo(SEQUENCE);
        assertThat(change.changedAtMicros()).isEqualTo(1_769_854_272_000_000L);
        assertThat(change.dataId()).isEqualTo("raw-0-7");
        assertThat(change.mappingVersion()).isEqualTo(3);
        assertThat(change.isDelete()).isFalse();
    }

    @Test
    void readsADeletionByItsKeyAlone() {
        ParsedRecord.Change change =
                change(record("customer", "{\"customer_number\":\"7\"}", null, operation("delete")));

        assertThat(change.isDelete()).isTrue();
        assertThat(change.values()).containsExactly("7", null, null);
    }

    @Test
    void readsATruncateWithoutAKey() {
        assertThat(parser.parse(record("customer", "{}", null, operation("truncate"))))
                .isEqualTo(new ParsedRecord.Truncate(0, new Sequence(SEQUENCE), 1_769_854_272_000_000L, "raw-0-7", 3));
    }

    @Test
    void equalKeysHaveEqualTexts() {
        ParsedRecord.Change one =
                change(record("customer", "{\"customer_number\":\"a\\\"b\"}", null, operation("delete")));
        ParsedRecord.Change other =
                change(record("customer", " { \"customer_number\" : \"\\u0061\\\"b\" } ", null, operation("delete")));

        assertThat(keyText(one)).isEqualTo(keyText(other)).isEqualTo("{\"customer_number\":\"a\\\"b\"}");
    }

    @Test
    void keepsAnEnumValueThatItDoesNotKnow() {
        assertThat(change(customer("{\"customer_number\":\"7\",\"status\":\"Dormant\"}"))
                        .values()[1])
                .isEqualTo("Dormant");
    }

    static Stream<Arguments> breaches() {
        String key = "{\"customer_number\":\"7\"}";
        String value = "{\"customer_number\":\"7\",\"status\":\"New\"}";
        return Stream.of(
                Arguments.of(record("stranger", key, value, UPDATE), "no entity"),
                Arguments.of(record("customer", null, value, UPDATE), "no key"),
                Arguments.of(record("customer", "\"7\"", value, UPDATE), "not a JSON object"),
                Arguments.of(record("customer", key, "{", UPDATE), "not the JSON"),
                Arguments.of(record("customer", key, value + "x", UPDATE), "not the JSON"),
                Arguments.of(record("customer", key, value + "{}", UPDATE), "after the JSON"),
                Arguments.of(record("customer", key, null, UPDATE), "not a delete"),
                Arguments.of(record("customer", key, null, operation("truncate")), "no field 'customer_number'"),
                Arguments.of(record("customer", null, null, operation("truncate")), "no key"),
                Arguments.of(record("customer", "{}", value, operation("truncate")), "is truncate"),
                Arguments.of(record("customer", "{}", null, operation("delete")), "is absent"),
                Arguments.of(record("customer", key, value, operation("delete")), "is delete"),
                Arguments.of(record("customer", "{\"customer_number\":\"8\"}", value, UPDATE), "differ"),
                Arguments.of(customer("{\"customer_number\":\"7\"}"), "'status' is absent"),
                Arguments.of(customer("{\"customer_number\":\"7\",\"status\":5}"), "not a text"),
                Arguments.of(customer("{\"customer_number\":\"7\",\"status\":\"New\",\"x\":1}"), "no field 'x'"),
                Arguments.of(customer("{\"customer_number\":\"7\",\"status\":\"a\",\"status\":\"b\"}"), "twice"),
                Arguments.of(customer("{\"customer_number\":\"7\",\"status\":\"\\u0000\"}"), "U+0000"),
                Arguments.of(customer("{\"customer_number\":\"7\",\"status\":\"\\ud800\"}"), "surrogate"),
                Arguments.of(record("customer", key, value, operation("upsert")), "no operation"),
                Arguments.of(headers("7", "update", "2026-01-31T10:11:12Z", "d", "1"), "not a sequence"),
                Arguments.of(
                        headers(SEQUENCE.replace('0', 'x'), "update", "2026-01-31T10:11:12Z", "d", "1"),
                        "not a sequence"),
                Arguments.of(headers(null, "update", "2026-01-31T10:11:12Z", "d", "1"), "ce_sequence' is absent"),
                Arguments.of(headers(SEQUENCE, "update", "yesterday", "d", "1"), "not an instant"),
                Arguments.of(headers(SEQUENCE, "update", "2026-02-30T10:11:12Z", "d", "1"), "calendar"),
                Arguments.of(headers(SEQUENCE, "update", "2026-01-31T10:11:12Z", "", "1"), "ce_dataid' is absent"),
                Arguments.of(headers(SEQUENCE, "update", "2026-01-31T10:11:12Z", "d", "one"), "not a number"),
                Arguments.of(everything("\"number\":2147483648"), "not of type INT"),
                Arguments.of(everything("\"number\":1.0"), "not of type INT"),
                Arguments.of(everything("\"number\":1,\"big\":9223372036854775808"), "not of type LONG"),
                Arguments.of(everything("\"number\":1,\"flag\":\"true\""), "not of type BOOLEAN"),
                Arguments.of(everything("\"number\":1,\"ratio\":1e999"), "not of type DOUBLE"),
                Arguments.of(everything("\"number\":1,\"amount\":\"1.234\""), "Decimal"),
                Arguments.of(everything("\"number\":1,\"amount\":\"12345678901.00\""), "Decimal"),
                Arguments.of(everything("\"number\":1,\"amount\":\"much\""), "decimal number"),
                Arguments.of(everything("\"number\":1,\"born\":\"2026-1-1\""), "not a date"),
                Arguments.of(everything("\"number\":1,\"born\":\"2026-13-01\""), "calendar"),
                Arguments.of(everything("\"number\":1,\"seen\":\"2026-01-31T25:00:00.000000Z\""), "time of the day"),
                Arguments.of(
                        everything("\"number\":1,\"seen\":\"2026-01-31T10:00:00.000000+01:00\""), "not an instant"),
                Arguments.of(everything("\"number\":1,\"tags\":\"a\""), "not an array"),
                Arguments.of(everything("\"number\":1,\"tags\":[null]"), "holds a null"),
                Arguments.of(everything("\"number\":1,\"address\":[]"), "not an object"),
                Arguments.of(everything("\"number\":1,\"address\":{\"zip\":\"1\"}"), "'city' is absent"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void rejectsWhatBreaksTheContractAndSaysWhy(CanonicalRecord record, String problem) {
        assertThat(parser.parse(record))
                .isInstanceOfSatisfying(
                        ParsedRecord.Rejected.class,
                        rejected -> assertThat(rejected.problem()).contains(problem));
    }

    private static String keyText(ParsedRecord.Change change) {
        return new KeyText(TestEntities.BOTH.get(change.entity())).of(at -> change.values()[at]);
    }

    private ParsedRecord.Change change(CanonicalRecord record) {
        return (ParsedRecord.Change) parser.parse(record);
    }

    private static LineageHeaders operation(String operation) {
        return new LineageHeaders(SEQUENCE, operation, "2026-01-31T10:11:12.000Z", "raw-0-7", "3");
    }

    private static CanonicalRecord customer(String value) {
        return record("customer", "{\"customer_number\":\"7\"}", value, UPDATE);
    }

    private static CanonicalRecord everything(String rest) {
        return record("everything", "{\"region\":\"r\",\"number\":1}", "{\"region\":\"r\"," + rest + "}", UPDATE);
    }

    private static CanonicalRecord headers(
            String sequence, String operation, String time, String dataId, String mappingVersion) {
        return record(
                "customer",
                "{\"customer_number\":\"7\"}",
                "{\"customer_number\":\"7\",\"status\":\"New\"}",
                new LineageHeaders(sequence, operation, time, dataId, mappingVersion));
    }

    private static CanonicalRecord record(String topic, String key, String value, LineageHeaders headers) {
        return new CanonicalRecord(topic, 0, 7, bytes(key), bytes(value), headers);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
