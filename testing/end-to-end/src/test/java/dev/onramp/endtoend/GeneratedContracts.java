package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas that {@code onramp contracts} wrote, held against what really is on the topics and in the views. */
final class GeneratedContracts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Path folder;

    GeneratedContracts(Path folder) {
        this.folder = folder;
    }

    /**
     * Holds every record of a topic against the schemas of key, value and headers, and against what the stream promises besides.
     *
     * @param records as {@code kcat -J} prints them, one on each line
     * @return kind of event to number of records
     */
    Map<String, Integer> holdTopic(String topic, List<String> records) throws IOException {
        Schema value = schema("topics/" + topic);
        Schema key = schema("topics/" + topic + ".key");
        Schema headers = schema("topics/" + topic + ".headers");
        JsonNode members = document("topics/" + topic).path("properties");
        Map<String, Integer> kinds = new HashMap<>();
        Map<JsonNode, Integer> partitions = new HashMap<>();
        Map<String, String> contents = new HashMap<>();
        for (String line : records) {
            JsonNode record = JSON.readTree(line);
            Map<String, String> header = headers(record);
            String kind = header.getOrDefault("ce_type", "").replaceAll("^dev\\.onramp\\.[^.]*\\.|\\.v1$", "");
            kinds.merge(kind, 1, Integer::sum);
            JsonNode keyOf = JSON.readTree(record.path("key").asText());

            assertThat(key.validate(keyOf)).as(line).isEmpty();
            assertThat(headers.validate(JSON.valueToTree(header))).as(line).isEmpty();
            assertThat(header.get("ce_type")).isEqualTo("dev.onramp." + topic + "." + kind + ".v1");
            assertThat(header.get("ce_dataschema"))
                    .as("names the schema of the value")
                    .isEqualTo(document("topics/" + topic).path("$id").asText());
            assertThat(Instant.parse(header.get("ce_time")).toEpochMilli())
                    .as("the record's timestamp is the commit time")
                    .isEqualTo(record.path("ts").asLong());
            if (kind.equals("upserted")) {
                JsonNode payload = JSON.readTree(record.path("payload").asText());
                assertThat(value.validate(payload)).as(line).isEmpty();
                payload.fieldNames()
                        .forEachRemaining(
                                name -> assertThat(members.has(name)).as(name).isTrue());
                keyOf.fields()
                        .forEachRemaining(each ->
                                assertThat(payload.path(each.getKey())).as(line).isEqualTo(each.getValue()));
            } else {
                assertThat(record.path("payload").isNull()).as(line).isTrue();
            }
            assertThat(keyOf.isEmpty()).as(line).isEqualTo(kind.equals("truncated"));
            assertThat(header.containsKey("ce_subject")).as(line).isEqualTo(!kind.equals("truncated"));
            if (!keyOf.isEmpty()) {
                int partition = record.path("partition").asInt();
                assertThat(partitions.merge(keyOf, partition, (first, next) -> first))
                        .as("all changes of %s are in one partition", keyOf)
                        .isEqualTo(partition);
            }
            String content = header.get("ce_sequence") + keyOf + record.path("payload");
            assertThat(contents.merge(header.get("ce_id"), content, (first, next) -> first))
                    .as("a repeat is the same record")
                    .isEqualTo(content);
        }
        return kinds;
    }

    /** Holds rows as {@code onramp sql --format json} prints them against the schema of their table or view. */
    void holdRows(String dataset, JsonNode rows) throws IOException {
        Schema schema = schema(dataset);
        JsonNode members = document(dataset).path("properties");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(schema.validate(row)).as(row.toString()).isEmpty();
            assertThat(row.size()).isEqualTo(members.size());
        });
    }

    private static Map<String, String> headers(JsonNode record) {
        Map<String, String> headers = new HashMap<>();
        JsonNode pairs = record.path("headers");
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            assertThat(headers.put(pairs.get(i).asText(), pairs.get(i + 1).asText()))
                    .as("each header stands there once")
                    .isNull();
        }
        return headers;
    }

    private Schema schema(String name) throws IOException {
        return REGISTRY.getSchema(document(name));
    }

    private JsonNode document(String name) throws IOException {
        return JSON.readTree(Files.readString(folder.resolve("json-schema").resolve(name + ".schema.json")));
    }
}
