package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.headers;
import static dev.onramp.transform.Fixtures.record;
import static dev.onramp.transform.Fixtures.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingEngineTest {
    private static final String CUSTOMER = """
            {"cust_num":"7","status":"a","name":"Ada Byron","fname":"Ada","lname":"Byron","mnames":null,"form":"Ms","sex":"F","maritalstatus":"S"}""";

    private final MappingEngine engine = new MappingEngine(ModelLoader.loadDefault());

    @Test
    void splitsAPlainCustomerRowIntoIndividualAndCustomer() {
        Mapped mapped = mapped(record("raw_table_cust", 17, CUSTOMER));

        assertThat(mapped.events()).extracting(CanonicalEvent::topic).containsExactly("individual", "customer");
        CanonicalEvent individual = mapped.events().get(0);
        assertThat(text(individual.key())).isEqualTo("{\"id\":\"CUST7\"}");
        assertThat(text(individual.value()))
                .isEqualTo("{\"id\":\"CUST7\",\"name\":\"Ada Byron\",\"first_name\":\"Ada\",\"last_name\":\"Byron\","
                        + "\"prefix\":\"Ms\",\"gender\":\"Female\",\"marital_status\":\"Single\"}");
        assertThat(individual.timestamp()).isEqualTo(Fixtures.TIMESTAMP);
        assertThat(text(mapped.events().get(1).value()))
                .isEqualTo("{\"customer_number\":\"7\",\"status\":\"Active\",\"party_id\":\"CUST7\","
                        + "\"party_type\":\"Individual\"}");
    }

    @Test
    void writesTheHeadersOfTheContract() {
        Mapped mapped = mapped(record("raw_table_cust", 17, CUSTOMER));

        assertThat(headers(mapped.events().get(1)))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "raw_table_cust-2-17/customer/1"),
                        entry("ce_source", "/legacy-crm/raw_table_cust"),
                        entry("ce_type", "dev.onramp.customer.upserted.v1"),
                        entry("ce_time", "2026-01-01T00:00:00.123Z"),
                        entry("ce_subject", "7"),
                        entry("ce_dataschema", "urn:onramp:schema:customer:1"),
                        entry("ce_sequence", "0000001767225600123-0000000000000170002"),
                        entry("ce_sequenceorigin", "broker"),
                        entry("ce_operation", "update"),
                        entry("ce_dataid", "raw_table_cust-2-17"),
                        entry("ce_rawref", "s3://b/o#3"),
                        entry("ce_mappingversion", "1"),
                        // printf 'raw_table_cust-2-17' | sha256sum
                        entry("ce_traceparent", TRACE_PARENT),
                        entry("content-type", "application/json"));
    }

    private static final String TRACE_PARENT = "00-5e2b3267b4b8b6f564beaa027152de10-dd69159b2183aed9-01";

    @Test
    void takesPositionAndTimeOfTheSourceWhereTheyAreGiven() {
        Mapped mapped = mapped(record(
                "raw_table_cust",
                17,
                "{\"__op\":\"c\",\"__seq\":42,\"__ts_ms\":1000,\"cust_num\":\"7\",\"status\":\"n\"}"));

        assertThat(mapped.change().operation()).isEqualTo(Operation.CREATE);
        assertThat(mapped.change().sequence().value()).isEqualTo("0000000000000000042-0000000000000000000");
        assertThat(headers(mapped.events().get(0)))
                .contains(entry("ce_time", "1970-01-01T00:00:01.000Z"), entry("ce_operation", "create"));
        assertThat(mapped.events().get(0).timestamp()).isEqualTo(1000);
    }

    @Test
    void deletesWithTheKeyColumnsAlone() {
        Mapped mapped = mapped(record("raw_table_cust", 17, "{\"__op\":\"d\",\"cust_num\":\"7\"}"));

        assertThat(mapped.events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.value()).isEmpty();
            assertThat(headers(event)).contains(entry("ce_operation", "delete"));
        });
        assertThat(headers(mapped.events().get(1)))
                .contains(entry("ce_type", "dev.onramp.customer.deleted.v1"), entry("ce_subject", "7"));
        assertThat(mapped.change().after()).isEmpty();
    }

    @Test
    void keepsIdAndTraceOfTheFirstHop() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Mapped mapped = mapped(record(
                "raw_table_cust",
                17,
                CUSTOMER.getBytes(UTF_8),
                RecordHeader.ofText("ce_dataid", "abc"),
                RecordHeader.ofText("traceparent", trace)));

        assertThat(headers(mapped.events().get(0)))
                .contains(entry("ce_id", "abc/individual/1"), entry("ce_traceparent", trace));
    }

    @Test
    void derivesWhatAHeaderDoesNotProperlySay() {
        Mapped mapped = mapped(record(
                "raw_table_cust",
                17,
                CUSTOMER.getBytes(UTF_8),
                RecordHeader.ofText("ce_dataid", "a\u0000b"),
                RecordHeader.ofText("traceparent", "nonsense")));

        assertThat(headers(mapped.events().get(0)))
                .contains(entry("ce_dataid", "raw_table_cust-2-17"), entry("ce_traceparent", TRACE_PARENT));
    }

    @Test
    void neverShowsTheSecretColumnOfAnAccount() {
        Mapped mapped = mapped(record(
                "raw_table_acct", 1, "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\"}"));

        assertThat(text(mapped.events().get(0).value())).doesNotContain("98765").doesNotContain("pin");
        assertThat(mapped.change().after().orElseThrow().value(new dev.onramp.model.Identifier("pin")))
                .contains("***");
    }

    @Test
    void hidesASecretOfAWrongTypeInTheMessage() {
        Outcome outcome = engine.map(
                record("raw_table_acct", 1, "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":98765}"),
                "s3://b/o#1");

        assertThat(outcome).isEqualTo(new Rejected(RejectionReason.BAD_COLUMN, "column pin: bad value (hidden)"));
    }

    @Test
    void givesTheSameBytesForTheSameRecord() {
        RawRecord raw = record("raw_table_cust", 17, CUSTOMER);
        CanonicalEvent first = mapped(raw).events().get(0);
        CanonicalEvent second = mapped(raw).events().get(0);

        assertThat(first.key().orElseThrow()).isEqualTo(second.key().orElseThrow());
        assertThat(first.value().orElseThrow()).isEqualTo(second.value().orElseThrow());
        assertThat(headers(first)).isEqualTo(headers(second));
    }

    @Test
    void refusesARecordOfATopicThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> engine.map(record("other", 1, "{}"), "s3://b/o#1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void rejectsARecordWithoutValue() {
        RawRecord raw = new RawRecord("raw_table_cust", 0, 0, 0, Optional.empty(), Optional.empty(), List.of());

        assertThat(engine.map(raw, "s3://b/o#1"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.errorId()).isEqualTo("ONR-T102"));
    }

    private Mapped mapped(RawRecord raw) {
        Outcome outcome = engine.map(raw, "s3://b/o#3");
        assertThat(outcome).isInstanceOf(Mapped.class);
        return (Mapped) outcome;
    }
}
