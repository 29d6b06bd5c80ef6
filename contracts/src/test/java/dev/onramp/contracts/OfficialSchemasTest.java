package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onramp.model.CanonicalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data contracts and dbt sources against the JSON Schemas that their makers publish on GitHub and in no package registry: for who has
 * downloaded them. {@code docs/contracts.md} says from where.
 */
class OfficialSchemasTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<CanonicalModel> models() {
        return Stream.of(Models.builtIn(), Models.hostile());
    }

    @ParameterizedTest
    @MethodSource("models")
    void dataContractsAreValidAgainstTheSchemaOfBitol(CanonicalModel model) throws IOException {
        everyOneIsValid(Models.contracts(model, ContractFormat.ODCS), "onramp.odcs-schema");
    }

    @ParameterizedTest
    @MethodSource("models")
    void sourcesAreValidAgainstTheSchemaOfDbt(CanonicalModel model) throws IOException {
        everyOneIsValid(Models.contracts(model, ContractFormat.DBT), "onramp.dbt-schema");
    }

    private static void everyOneIsValid(Map<String, String> contracts, String property) throws IOException {
        String file = System.getProperty(property);
        assumeTrue(file != null, "skipped: -D" + property + "=FILE names no schema");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Path.of(file)));
        assertThat(contracts).isNotEmpty();
        for (var each : contracts.entrySet()) {
            JsonNode contract = YAML.readTree(each.getValue());
            assertThat(schema.validate(contract)).as(each.getKey()).isEmpty();
        }
    }
}
