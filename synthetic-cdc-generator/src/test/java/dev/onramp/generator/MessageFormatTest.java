package dev.onramp.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
    private static final LegacyRow ROW = LegacyRow.of(
            LegacyTable.CUSTOMERS, Map.of("cust_num", "7", "status", "a", "fname", "Zoë", "lname", "O'Neil \"Z\""));

    @Test
    void writesAllColumnsAfterOperationSequenceAndTime() {
        assertThat(text(MessageFormat.ROW, LegacyChange.Operation.UPDATE))
                .isEqualTo(
                        "{\"__op\":\"u\",\"__seq\":3,\"__ts_ms\":5,\"cust_num\":\"7\",\"status\":\"a\",\"name\":null,\"fname\":\"Zoë\","
                                + "\"lname\":\"O'Neil \\\"Z\\\"\",\"mnames\":null,\"form\":null,\"sex\":null,\"maritalstatus\":null}");
    }

    @Test
    void writesTheKeyAloneOfADelete() {
        assertThat(text(MessageFormat.ROW, LegacyChange.Operation.DELETE))
                .isEqualTo("{\"__op\":\"d\",\"__seq\":3,\"__ts_ms\":5,\"cust_num\":\"7\"}");
    }

    @Test
    void writesNothingButTheColumnsOfAPlainRow() {
        assertThat(text(MessageFormat.PLAIN, LegacyChange.Operation.CREATE))
                .startsWith("{\"cust_num\":\"7\",\"status\":\"a\"")
                .doesNotContain("__");
    }

    @Test
    void readsALedgerLineBack() {
        LegacyChange change = new LegacyChange(LegacyChange.Operation.CREATE, 3, 5, ROW);

        for (Dispatch each : List.of(
                new Dispatch(Dispatch.Step.SENT, change, Optional.empty(), Optional.of(Fate.APPLIED)),
                new Dispatch(Dispatch.Step.SENT, change, Optional.empty(), Optional.empty()),
                new Dispatch(Dispatch.Step.HELD, change, twist(Fault.LATENESS, 0), Optional.empty()),
                new Dispatch(Dispatch.Step.RELEASED, change, twist(Fault.LATENESS, 0), Optional.of(Fate.SUPERSEDED)),
                new Dispatch(Dispatch.Step.COPY, change, twist(Fault.DUPLICATES, 0), Optional.of(Fate.DUPLICATE)),
                new Dispatch(
                        Dispatch.Step.SENT, change, twist(Fault.OVERSIZED_RECORDS, 900), Optional.of(Fate.APPLIED)),
                new Dispatch(Dispatch.Step.SENT, change, twist(Fault.BAD_UTF8, 0), Optional.of(Fate.DEAD_LETTERED)))) {
            assertThat(LedgerLine.parse(new String(LedgerLine.of(each), UTF_8), new LedgerLine.Words()))
                    .isEqualTo(each);
        }
    }

    @Test
    void refusesRowsWithUnknownColumnsOrWithoutKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegacyRow.of(LegacyTable.ACCOUNTS, Map.of("acct_num", "1", "sex", "M")));
        assertThatIllegalArgumentException().isThrownBy(() -> LegacyRow.of(LegacyTable.ACCOUNTS, Map.of("name", "x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerLine.parse("{\"table\":\"x\"}", new LedgerLine.Words()));
        assertThatIllegalArgumentException().isThrownBy(() -> LedgerLine.parse("no json", new LedgerLine.Words()));
    }

    private static Optional<Twist> twist(Fault fault, int bytes) {
        return Optional.of(new Twist(fault, 17, bytes));
    }

    private static String text(MessageFormat format, LegacyChange.Operation operation) {
        return new String(format.bytes(new LegacyChange(operation, 3, 5, ROW)), UTF_8);
    }
}
