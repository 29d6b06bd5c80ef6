package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onramp.model.CanonicalModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, String> builtIn = Models.contracts(Models.builtIn(), ContractFormat.JSON_SCHEMA);
    private final Map<String, String> hostile = Models.contracts(Models.hostile(), ContractFormat.JSON_SCHEMA);

    static Stream<CanonicalModel> models() {
        return Stream.of(Models.builtIn(), Models.hostile());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySchemaIsValidAgainstItsMetaSchema(CanonicalModel model) throws IOException {
        Schema meta = REGISTRY.getSchema(
                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (var each : Models.contracts(model, ContractFormat.JSON_SCHEMA).entrySet()) {
            JsonNode schema = JSON.readTree(each.getValue());
            assertThat(meta.validate(schema)).as(each.getKey()).isEmpty();
            assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{\"customer_number\":\"7\",\"status\":\"New\",\"party_type\":\"Individual\"} => true",
                "{\"customer_number\":\"7\",\"status\":\"New\",\"party_type\":\"Individual\",\"later\":1} => true",
                "{\"customer_number\":\"7\",\"status\":\"new\",\"party_type\":\"Individual\"} => false",
                "{\"customer_number\":7,\"status\":\"New\",\"party_type\":\"Individual\"} => false",
                "{\"customer_number\":\"7\",\"status\":\"New\",\"party_type\":\"Individual\",\"party_id\":null} => false",
                "{\"customer_number\":\"7\",\"status\":\"New\"} => false",
                "null => false",
            })
    void aRecordIsJudgedByTheSchemaOfItsTopic(String record, boolean valid) throws IOException {
        assertThat(problems(builtIn, "topics/customer", record).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{\"customer_number\":\"7\"} => true",
                "{} => true",
                "{\"customer_number\":null} => false",
                "{\"customer_number\":\"7\",\"status\":\"New\"} => false",
            })
    void aKeyIsTheKeyFieldsOrEmpty(String key, boolean valid) throws IOException {
        assertThat(problems(builtIn, "topics/customer.key", key).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "amount: \"1234567890.12\" => true",
                "amount: \"12345678901.12\" => false",
                "amount: \"1.1\" => false",
                "amount: 1.10 => false",
                "share: \"0.125\" => true",
                "whole: \"-99999999999999999999999999999999999999\" => true",
                "whole: \"1.0\" => false",
                "at: \"2026-01-31T10:11:12.000000Z\" => true",
                "at: \"2026-01-31T10:11:12Z\" => false",
                "day: \"2026-01-31\" => true",
                "day: \"31.01.2026\" => false",
                "many: 9223372036854775807 => true",
                "many: 9223372036854775808 => false",
                "number: 1.5 => false",
                "tags: [\"a\"] => true",
                "tags: [null] => false",
                "place: {\"street\":\"x\"} => true",
                "place: {} => false",
                "state: \"say \\\"no\\\"\" => true",
            })
    void everyTypeHasTheFormOfTheContract(String member, boolean valid) throws IOException {
        Map<String, JsonNode> record = new java.util.LinkedHashMap<>(Map.of(
                "select", JSON.readTree("\"k\""),
                "number", JSON.readTree("1"),
                "state", JSON.readTree("\"it's\""),
                "amount", JSON.readTree("\"1.00\""),
                "open", JSON.readTree("true"),
                "at", JSON.readTree("\"2026-01-31T10:11:12.000000Z\""),
                "seller_id", JSON.readTree("\"P1\"")));
        String[] parts = member.split(": ", 2);
        record.put(parts[0], JSON.readTree(parts[1]));

        assertThat(problems(hostile, "topics/order", JSON.writeValueAsString(record))
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void theTopicsSchemaHasTheNameThatRecordsGive() throws IOException {
        assertThat(JSON.readTree(builtIn.get("json-schema/topics/account.schema.json"))
                        .path("$id")
                        .asText())
                .isEqualTo("urn:onramp:schema:account:1");
    }

    @Test
    void nothingOfASecretColumnIsInASchemaOfADataProduct() {
        assertThat(hostile.entrySet().stream().filter(each -> !each.getKey().contains("/sources/")))
                .noneMatch(each -> each.getValue().contains("\"card\""));
    }

    private static List<?> problems(Map<String, String> files, String schema, String instance) throws IOException {
        return REGISTRY.getSchema(JSON.readTree(files.get("json-schema/" + schema + ".schema.json")))
                .validate(JSON.readTree(instance));
    }
}
