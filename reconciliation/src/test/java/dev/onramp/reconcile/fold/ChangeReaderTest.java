package dev.onramp.reconcile.fold;

import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {
    private final ChangeReader reader = new ChangeReader(model());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "\"text\"",
                "{\"cust_num\":\"7\",\"status\":\"a\"} {}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"status\":\"a\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"x\":{\"y\":1,\"y\":2}}",
                "{\"cust_num\":\"7\",\"status\":\"a\"",
                "{\"status\":\"a\"}",
                "{\"cust_num\":null,\"status\":\"a\"}",
                "{\"cust_num\":7,\"status\":\"a\"}",
                "{\"cust_num\":\"7\"}",
                "{\"cust_num\":\"7\",\"status\":\"b\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"sex\":\"X\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":\"a\\u0000b\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":\"\\ud800\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":[\"x\"]}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__op\":\"x\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__op\":1}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":-1}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":\"1\"}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":1.0}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":9223372036854775808}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__ts_ms\":\"now\"}",
                "{\"__op\":\"d\",\"status\":\"a\"}"
            })
    void rejects(String payload) {
        assertThat(reader.read(record(at(CUSTOMERS, 0, 0), payload))).isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cust_num\":\"7\",\"status\":\"a\"}",
                " {\"cust_num\" : \"7\" , \"status\":\"a\"}\n",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__op\":null,\"__seq\":null,\"__ts_ms\":null}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":9223372036854775807}",
                "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":null}",
                "{\"cust_num\":\"7\",\"__op\":\"d\"}",
                "{\"cust_num\":\"\\u0037\",\"status\":\"a\",\"extra\":{\"deep\":[1,2.5,true]}}"
            })
    void maps(String payload) {
        assertThat(reader.read(record(at(CUSTOMERS, 0, 0), payload)))
                .isInstanceOfSatisfying(Reading.Mapped.class, mapped -> {
                    assertThat(mapped.sourceKeys()).containsExactly(new RowKey("7"));
                    assertThat(mapped.rows()).hasSize(2);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "31.01.2026", "2026-01-31T00:00:00Z", "0000-01-01", ""})
    void rejectsWhatIsNoDate(String date) {
        String payload = "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"created\":\"" + date + "\"}";
        assertThat(reader.read(record(at(ACCOUNTS, 0, 0), payload))).isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void rejectsARecordWithoutValueAndOneThatIsNotUtf8() {
        for (RawPayload payload : new RawPayload[] {new RawPayload.Absent(), new RawPayload.Binary()}) {
            RawRecord record = new RawRecord(at(CUSTOMERS, 0, 0), 0, "id", payload, 0);
            assertThat(reader.read(record)).isInstanceOf(Reading.Rejected.class);
        }
    }

    @Test
    void rejectsAKeyThatIsTooLongForAnIndex() {
        String longest = "\u00e9".repeat(248);
        for (String number : new String[] {longest + "x", "x".repeat(501)}) {
            assertThat(reader.read(record(at(CUSTOMERS, 0, 0), "{\"cust_num\":\"" + number + "\",\"status\":\"a\"}")))
                    .isInstanceOf(Reading.Rejected.class);
        }
        assertThat(reader.read(record(at(CUSTOMERS, 0, 0), "{\"cust_num\":\"" + longest + "\",\"status\":\"a\"}")))
                .isInstanceOf(Reading.Mapped.class);
    }

    @Test
    void rejectsADebeziumConnectorThatIsNoText() {
        assertThat(reader.read(record(
                        at(CUSTOMERS, 0, 0),
                        "{\"op\":\"c\",\"source\":{\"connector\":7},\"after\":{\"cust_num\":\"7\",\"status\":\"a\"}}")))
                .isInstanceOf(Reading.Rejected.class);
    }

    @Test
    void rejectsAPlainRowWithoutAnyTimestamp() {
        assertThat(reader.read(record(at(CUSTOMERS, 0, 0), -1, "{\"cust_num\":\"7\",\"status\":\"a\"}")))
                .isInstanceOf(Reading.Rejected.class);
    }
}
