package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.ModelLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong records of every kind, each with the reason it must be rejected for. */
class RejectionTest {
    private final MappingEngine engine = new MappingEngine(ModelLoader.loadDefault());

    static Stream<Arguments> wrongCustomers() {
        return Stream.of(
                Arguments.of("", RejectionReason.NOT_JSON),
                Arguments.of("   ", RejectionReason.NOT_JSON),
                Arguments.of("garbage", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"" + "x".repeat(497) + "\",\"status\":\"a\"}", RejectionReason.BAD_FIELD),
                Arguments.of("{\"cust_num\":\"" + "x".repeat(501) + "\",\"__op\":\"d\"}", RejectionReason.BAD_FIELD),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"a\"", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"a\"} x", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"a\"}{}", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"7\",\"cust_num\":\"8\",\"status\":\"a\"}", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"7\",\"x\":{\"y\":1,\"y\":2},\"status\":\"a\"}", RejectionReason.NOT_JSON),
                Arguments.of("{'cust_num':'7','status':'a'}", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"a\",}", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":NaN,\"status\":\"a\"}", RejectionReason.NOT_JSON),
                Arguments.of("\uFEFF{\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.NOT_JSON),
                // Not JSON goes before whatever else is wrong.
                Arguments.of("{\"cust_num\":7,\"status\":\"a\"", RejectionReason.NOT_JSON),
                Arguments.of("{\"cust_num\":[\"7\"],\"status\":\"a\"} x", RejectionReason.NOT_JSON),
                Arguments.of("[{\"cust_num\":\"7\"}]", RejectionReason.NOT_AN_OBJECT),
                Arguments.of("\"text\"", RejectionReason.NOT_AN_OBJECT),
                Arguments.of("null", RejectionReason.NOT_AN_OBJECT),
                Arguments.of("{\"__op\":\"x\",\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.UNKNOWN_OPERATION),
                Arguments.of("{\"__op\":\"U\",\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.UNKNOWN_OPERATION),
                Arguments.of("{\"__op\":1,\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.UNKNOWN_OPERATION),
                Arguments.of("{\"__seq\":-1,\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.BAD_POSITION),
                Arguments.of(
                        "{\"__seq\":9223372036854775808,\"cust_num\":\"7\",\"status\":\"a\"}",
                        RejectionReason.BAD_POSITION),
                Arguments.of("{\"__seq\":1.0,\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.BAD_POSITION),
                Arguments.of("{\"__seq\":\"1\",\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.BAD_POSITION),
                Arguments.of("{\"__ts_ms\":-1,\"cust_num\":\"7\",\"status\":\"a\"}", RejectionReason.BAD_POSITION),
                Arguments.of(
                        "{\"__ts_ms\":253402300800000,\"cust_num\":\"7\",\"status\":\"a\"}",
                        RejectionReason.BAD_POSITION),
                Arguments.of("{\"cust_num\":7,\"status\":\"a\"}", RejectionReason.BAD_COLUMN),
                Arguments.of("{\"cust_num\":{\"a\":[1]},\"status\":\"a\"}", RejectionReason.BAD_COLUMN),
                Arguments.of("{\"cust_num\":true,\"status\":\"a\"}", RejectionReason.BAD_COLUMN),
                Arguments.of("{\"status\":\"a\"}", RejectionReason.COLUMN_ABSENT),
                Arguments.of("{\"cust_num\":null,\"status\":\"a\"}", RejectionReason.COLUMN_ABSENT),
                Arguments.of("{\"cust_num\":\"7\"}", RejectionReason.COLUMN_ABSENT),
                Arguments.of("{\"__op\":\"d\",\"status\":\"a\"}", RejectionReason.COLUMN_ABSENT),
                Arguments.of("{}", RejectionReason.COLUMN_ABSENT),
                Arguments.of("{\"cust_num\":\"7\\u0000\",\"status\":\"a\"}", RejectionReason.BAD_TEXT),
                Arguments.of("{\"cust_num\":\"7\\ud83d\",\"status\":\"a\"}", RejectionReason.BAD_TEXT),
                Arguments.of("{\"cust_num\":\"\\ude007\",\"status\":\"a\"}", RejectionReason.BAD_TEXT),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"a\",\"sex\":\"X\"}", RejectionReason.NOT_LISTED),
                Arguments.of("{\"cust_num\":\"7\",\"status\":\"A\"}", RejectionReason.NOT_LISTED));
    }

    @ParameterizedTest
    @MethodSource("wrongCustomers")
    void rejectsWithTheReason(String value, RejectionReason reason) {
        assertThat(map(value.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).as(rejected.message()).isEqualTo(reason);
            assertThat(rejected.message()).isNotBlank();
        });
    }

    @Test
    void rejectsWhatIsNoUtf8() {
        byte[] latin1 =
                "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":\"J\u00FCrgen\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(map(latin1)).isEqualTo(new Rejected(RejectionReason.NOT_JSON, "the value is not UTF-8"));
    }

    @Test
    void doesNotGuessAtUtf16() {
        byte[] utf16 = "{\"cust_num\":\"7\",\"status\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);

        assertThat(map(utf16))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_JSON));
    }

    @Test
    void showsNoPartOfBrokenJsonInItsMessage() {
        assertThat(map("{\"cust_num\":secretword}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.message()).doesNotContain("secretword"));
    }

    @Test
    void takesDeepNestingInAnUndeclaredColumnAsWhatItIs() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(map(("{\"cust_num\":\"7\",\"x\":" + deep + "}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_JSON));
    }

    @Test
    void needsATimestampForAPlainRow() {
        byte[] plain = "{\"cust_num\":\"7\",\"status\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        RawRecord raw = new RawRecord("raw_table_cust", 0, 0, -1, Optional.empty(), Optional.of(plain), List.of());

        assertThat(engine.map(raw, "s3://b/o#1"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.BAD_POSITION));
    }

    @Test
    void acceptsWhatOnlyLooksWrong() {
        String odd = "{\"__op\":null,\"__seq\":null,\"__ts_ms\":null,\"undeclared\":{\"a\":[1,\"\\u0000\"]},"
                + "\"cust_num\":\"\",\"status\":\"a\",\"name\":\"\\ud83d\\ude00 \u00FC\"}\n";

        assertThat(map(odd.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Mapped.class);
    }

    private Outcome map(byte[] value) {
        return engine.map(Fixtures.record("raw_table_cust", 1, value), "s3://b/o#1");
    }
}
