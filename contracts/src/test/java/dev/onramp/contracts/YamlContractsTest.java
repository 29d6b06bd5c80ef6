package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Data contracts and dbt sources, of which no public validator can be had from Maven Central, Debian or npm: held to the members and types that the standards
 * list, written down here from their documentation (ODCS 3.1.0; dbt's source properties).
 */
class YamlContractsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Set<String> CONTRACT = Set.of(
            "apiVersion",
            "kind",
            "id",
            "name",
            "version",
            "status",
            "dataProduct",
            "description",
            "servers",
            "schema",
            "slaProperties");
    private static final Set<String> OBJECT = Set.of(
            "name",
            "logicalType",
            "physicalName",
            "physicalType",
            "description",
            "dataGranularityDescription",
            "relationships",
            "properties");
    private static final Set<String> PROPERTY = Set.of(
            "name",
            "primaryKey",
            "primaryKeyPosition",
            "logicalType",
            "logicalTypeOptions",
            "physicalType",
            "required",
            "description",
            "classification",
            "tags",
            "examples",
            "transformSourceObjects",
            "transformLogic",
            "quality",
            "items",
            "properties");
    private static final Set<String> LOGICAL_TYPES =
            Set.of("string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean");

    /** What a place of a type must say, as far as the generator knows the type. */
    private static final Map<String, Set<String>> PLACES = Map.of(
            "kafka",
            Set.of("host"),
            "s3",
            Set.of("location"),
            "trino",
            Set.of("host", "port", "catalog", "schema"),
            "postgres",
            Set.of("host", "port", "database", "schema"));

    /** The options of logical types, as far as the generator uses them. */
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "timestamp",
            Set.of("format", "timezone", "defaultTimezone"),
            "date",
            Set.of("format"),
            "integer",
            Set.of("format"),
            "number",
            Set.of("format"));

    private final Map<String, String> odcs = Models.contracts(Models.hostile(), ContractFormat.ODCS);
    private final JsonNode dbt =
            yaml(Models.contracts(Models.hostile(), ContractFormat.DBT).get("dbt/sources.yml"));

    @Test
    void everyContractHasTheMembersOfTheStandardAndNoOther() {
        assertThat(odcs).hasSize(2 + 4 + 5);
        odcs.forEach((file, text) -> {
            JsonNode contract = yaml(text);
            assertThat(names(contract)).as(file).isSubsetOf(CONTRACT);
            assertThat(contract.path("apiVersion").asText()).isEqualTo("v3.1.0");
            assertThat(contract.path("kind").asText()).isEqualTo("DataContract");
            for (String required : List.of("version", "id", "status")) {
                assertThat(contract.path(required).isTextual())
                        .as(file + " " + required)
                        .isTrue();
            }
            assertThat(contract.path("servers")).isNotEmpty().allSatisfy(YamlContractsTest::server);
            contract.path("slaProperties")
                    .forEach(each -> assertThat(names(each))
                            .containsExactlyInAnyOrder("property", "value", "element", "description"));
            contract.path("schema").forEach(object -> {
                assertThat(names(object)).as(file).isSubsetOf(OBJECT).contains("name");
                assertThat(object.path("properties")).isNotEmpty().allSatisfy(each -> property(file, each));
                object.path("relationships").forEach(YamlContractsTest::relationship);
            });
        });
    }

    private static void server(JsonNode server) {
        String type = server.path("type").asText();
        assertThat(PLACES).containsKey(type);
        assertThat(names(server)).contains("server").containsAll(PLACES.get(type));
        assertThat(server.path("port").isMissingNode() || server.path("port").isInt())
                .as(server.toString())
                .isTrue();
    }

    private static void relationship(JsonNode relationship) {
        assertThat(names(relationship)).containsExactlyInAnyOrder("type", "from", "to");
        assertThat(relationship.path("type").asText()).isEqualTo("foreignKey");
        assertThat(relationship.path("from").getNodeType())
                .as("both are texts or both are lists of texts")
                .isEqualTo(relationship.path("to").getNodeType());
        assertThat(relationship.path("from").size())
                .isEqualTo(relationship.path("to").size());
    }

    private static void property(String file, JsonNode property) {
        assertThat(names(property.path("logicalTypeOptions")))
                .as(property.toString())
                .isSubsetOf(OPTIONS.getOrDefault(property.path("logicalType").asText(), Set.of()));
        assertThat(names(property)).as(file).isSubsetOf(PROPERTY);
        assertThat(LOGICAL_TYPES).contains(property.path("logicalType").asText());
        assertThat(property.path("required").isBoolean() || !property.has("name"))
                .isTrue();
        property.path("properties").forEach(each -> property(file, each));
        if (property.path("logicalType").asText().equals("array")) {
            property(file, property.path("items"));
        }
        property.path("quality").forEach(each -> {
            assertThat(each.path("metric").asText()).isEqualTo("invalidValues");
            assertThat(each.path("mustBe").isInt()).isTrue();
            assertThat(names(each)).isSubsetOf("type", "dimension", "metric", "mustBe", "arguments");
            assertThat(each.path("dimension").asText("conformity")).isEqualTo("conformity");
        });
    }

    @Test
    void textsStayTextsWhateverTheyLookLike() {
        JsonNode order = yaml(odcs.get("odcs/topics/order.odcs.yaml"));

        List<String> values = new ArrayList<>();
        order.path("schema")
                .get(0)
                .path("properties")
                .forEach(property -> property.path("quality")
                        .forEach(quality -> quality.path("arguments")
                                .path("validValues")
                                .forEach(value -> {
                                    assertThat(value.isTextual())
                                            .as(value.toString())
                                            .isTrue();
                                    values.add(value.asText());
                                })));
        assertThat(values).containsExactly("it's", "say \"no\"", "{{ x }}", "a|b", "null", "yes", "1.0", "<b>");
        assertThat(Models.contracts(Models.builtIn(), ContractFormat.ODCS).get("odcs/topics/account.odcs.yaml"))
                .contains("- \"2026-01-31\"")
                .contains("version: \"1.0.0\"");
    }

    @Test
    void aTopicsContractHoldsEveryPromise() {
        JsonNode order = yaml(odcs.get("odcs/topics/order.odcs.yaml"));

        assertThat(order.path("slaProperties").findValuesAsText("property"))
                .containsExactly("key", "delivery", "order", "delete", "truncate", "lateness", "replay", "evolution");
    }

    @Test
    void aContractNamesTheRawColumnsBehindEachColumn() {
        JsonNode wide = yaml(
                Models.contracts(Models.builtIn(), ContractFormat.ODCS).get("odcs/views/views.account_wide.odcs.yaml"));

        assertThat(wide.path("schema").get(0).path("properties")).anySatisfy(each -> {
            assertThat(each.path("name").asText()).isEqualTo("gender");
            assertThat(each.path("transformSourceObjects").get(0).asText()).isEqualTo("raw_table_cust.sex");
            assertThat(each.path("classification").asText()).isEqualTo("pii");
        });
    }

    @Test
    void sourcesHaveTheMembersThatDbtKnows() {
        assertThat(names(dbt)).containsExactlyInAnyOrder("version", "sources");
        assertThat(dbt.path("version").asInt()).isEqualTo(2);
        dbt.path("sources").forEach(source -> {
            assertThat(names(source))
                    .containsExactlyInAnyOrder("name", "description", "database", "schema", "loader", "tables");
            source.path("tables").forEach(table -> {
                assertThat(names(table)).containsExactlyInAnyOrder("name", "description", "columns");
                table.path("columns")
                        .forEach(column -> assertThat(names(column))
                                .isSubsetOf("name", "description", "data_type", "data_tests", "meta", "tags")
                                .contains("name"));
            });
        });
    }

    @Test
    void textsThatDbtWouldRenderComeOutAsTheyAre() {
        String text = dbt.toString();

        assertThat(DbtSources.plain("{{ jinja }} {% raw %} {# c #} {x}"))
                .isEqualTo("{{ '{' }}{ jinja }} {{ '{' }}% raw %} {{ '{' }}# c #} {x}");
        assertThat(text).contains("it''s").doesNotContain("{{ jinja");
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
