package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events as OpenLineage's own client reads them; its classes are generated from the official schema. */
class OpenLineageEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-31T10:11:12Z");

    static Stream<OpenLineageEvents> events() {
        return Stream.of(Models.builtIn(), Models.hostile())
                .map(each -> new OpenLineageEvents(each, Models.PLACES, NOW));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theOfficialClientReadsEveryEventAndWritesItAgainAsItWas(OpenLineageEvents events) throws Exception {
        List<String> lines = events.text().lines().toList();

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            OpenLineage.JobEvent event = OpenLineageClientUtils.fromJson(
                    line, new com.fasterxml.jackson.core.type.TypeReference<OpenLineage.JobEvent>() {});
            assertThat(event.getOutputs())
                    .isNotEmpty()
                    .allSatisfy(output -> assertThat(output.getFacets()
                                    .getColumnLineage()
                                    .getFields()
                                    .getAdditionalProperties())
                            .isNotEmpty());
            JsonNode again = JSON.readTree(OpenLineageClientUtils.toJson(event));
            JsonNode once = JSON.readTree(line);
            assertThat(again.path("job")).isEqualTo(once.path("job"));
            assertThat(again.path("inputs")).isEqualTo(once.path("inputs"));
            assertThat(again.path("outputs")).isEqualTo(once.path("outputs"));
        }
    }

    @Test
    void theSplitOfOneRawRowHasTheExactEdgesOfEachEntity() throws Exception {
        JsonNode event = event("canonical-transform.raw_table_cust");

        assertThat(event.path("inputs").findValuesAsText("name")).containsExactly("raw_table_cust");
        assertThat(event.path("outputs").findValuesAsText("namespace").get(0)).isEqualTo("kafka://127.0.0.1:9092");
        assertThat(fields(event, "individual")).contains("id <- cust_num", "gender <- sex", "first_name <- fname");
        assertThat(fields(event, "customer"))
                .containsExactly("customer_number <- cust_num", "status <- status", "party_id <- cust_num");
    }

    @Test
    void aViewReadsTheTablesThatItJoins() throws Exception {
        JsonNode event = event("views-generator.account_wide");

        assertThat(fields(event, "lake.views.account_wide"))
                .contains("gender <- gender", "customer_status <- status", "status <- status");
        assertThat(event.toString())
                .contains("\"name\":\"canonical/individual\",\"field\":\"gender\"")
                .contains("\"masking\":false");
    }

    private static JsonNode event(String job) throws Exception {
        for (String line : new OpenLineageEvents(Models.builtIn(), Models.PLACES, NOW)
                .text()
                .lines()
                .toList()) {
            JsonNode event = JSON.readTree(line);
            if (event.path("job").path("name").asText().equals(job)) {
                return event;
            }
        }
        throw new AssertionError("no job " + job);
    }

    private static List<String> fields(JsonNode event, String output) {
        List<String> found = new java.util.ArrayList<>();
        event.path("outputs").forEach(each -> {
            if (each.path("name").asText().equals(output)) {
                each.path("facets")
                        .path("columnLineage")
                        .path("fields")
                        .fields()
                        .forEachRemaining(field -> field.getValue()
                                .path("inputFields")
                                .forEach(input -> found.add(field.getKey() + " <- "
                                        + input.path("field").asText())));
            }
        });
        return found;
    }
}
