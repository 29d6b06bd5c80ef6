package dev.onramp.door;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.model.schema.SourceSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The OpenAPI 3.1 description of the front door, from the model's sources. The same model gives the same document. */
public final class OpenApi {
    private static final String PROBLEM = "#/components/schemas/problem";

    private OpenApi() {}

    /** @param url where clients reach the front door */
    public static Map<String, Object> of(CanonicalModel model, String url) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (Source source : model.sources()) {
            if (FrontDoor.takesRows(source)) {
                String table = source.table().value();
                paths.put("/v1/sources/" + table + "/changes", map("post", post(table)));
                paths.put("/v1/sources/" + table + "/schema", map("get", schemaOf(table)));
                schemas.put(table, SourceSchema.of(source));
                schemas.put(table + "_event", event(table));
            }
        }
        schemas.put("receipt", receipt());
        schemas.put("problem", problem());
        Map<String, Object> components = new LinkedHashMap<>();
        components.put(
                "securitySchemes",
                map("key", map("type", "http", "scheme", "bearer", "description", "The key of a producer.")));
        components.put("responses", responses());
        components.put("schemas", schemas);
        return map(
                "openapi", "3.1.0",
                "info",
                        map(
                                "title", "Onramp front door",
                                "version", "1",
                                "summary", "Changes of legacy tables over HTTP",
                                "description", "Takes the changes of legacy tables and stores them before it answers.",
                                "license", map("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers", List.of(map("url", url, "description", "This front door")),
                "tags", List.of(map("name", "changes", "description", "Changes of legacy tables")),
                "security", List.of(map("key", List.of())),
                "paths", paths,
                "components", components);
    }

    private static Map<String, Object> post(String table) {
        Map<String, Object> row = map("schema", map("$ref", "#/components/schemas/" + table));
        Map<String, Object> content = map(
                "application/json", row,
                "application/x-ndjson", map("schema", map("type", "string", "description", "One row on each line.")),
                "application/cloudevents+json", map("schema", map("$ref", "#/components/schemas/" + table + "_event")),
                "application/cloudevents-batch+json",
                        map(
                                "schema",
                                map(
                                        "type",
                                        "array",
                                        "minItems",
                                        1,
                                        "items",
                                        map("$ref", "#/components/schemas/" + table + "_event"))));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                "202",
                map(
                        "description",
                        "All changes are stored.",
                        "content",
                        map("application/json", map("schema", map("$ref", "#/components/schemas/receipt")))));
        for (Fault each : Fault.values()) {
            if (each != Fault.METHOD && each != Fault.UNKNOWN_PATH) {
                responses.put(Integer.toString(each.status()), map("$ref", "#/components/responses/" + each.status()));
            }
        }
        return map(
                "operationId",
                "post_" + table,
                "summary",
                "Stores changes of " + table,
                "description",
                "One row, rows line by line, or CloudEvents. Answers when the broker has acknowledged every change.",
                "tags",
                List.of("changes"),
                "parameters",
                List.of(map(
                        "name", "Idempotency-Key",
                        "in", "header",
                        "description", "Makes a repeat of the request harmless; CloudEvents have ids of their own.",
                        "schema", map("type", "string", "minLength", 1, "maxLength", 256))),
                "requestBody",
                map("required", true, "content", content),
                "responses",
                responses);
    }

    private static Map<String, Object> schemaOf(String table) {
        return map(
                "operationId",
                "schema_" + table,
                "summary",
                "The JSON Schema of a row of " + table,
                "description",
                "JSON Schema 2020-12.",
                "tags",
                List.of("changes"),
                "security",
                List.of(),
                "responses",
                map(
                        "200",
                        map(
                                "description",
                                "The schema.",
                                "content",
                                map("application/schema+json", map("schema", map("type", "object")))),
                        "404",
                        map("$ref", "#/components/responses/404")));
    }

    private static Map<String, Object> event(String table) {
        return map(
                "title",
                "A CloudEvent whose data is a row of " + table,
                "type",
                "object",
                "required",
                List.of("specversion", "id", "source", "type", "data"),
                "properties",
                map(
                        "specversion", map("const", "1.0"),
                        "id", map("type", "string", "minLength", 1),
                        "source", map("type", "string", "minLength", 1),
                        "type", map("type", "string", "minLength", 1),
                        "time", map("type", "string", "format", "date-time"),
                        "data", map("$ref", "#/components/schemas/" + table)));
    }

    private static Map<String, Object> receipt() {
        Map<String, Object> texts = map("type", "array", "items", map("type", "string"));
        return map(
                "type", "object",
                "required", List.of("accepted", "repeated", "dataids"),
                "properties",
                        map(
                                "accepted",
                                map("type", "integer", "minimum", 1),
                                "repeated",
                                map("type", "integer", "minimum", 0),
                                "dataids",
                                texts,
                                "unmapped",
                                texts));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = map("type", "string");
        Map<String, Object> error = map(
                "type", "object",
                "required", List.of("pointer", "detail"),
                "properties", map("line", map("type", "integer", "minimum", 1), "pointer", text, "detail", text));
        return map(
                "description",
                "A problem as RFC 9457 has it.",
                "type",
                "object",
                "required",
                List.of("type", "title", "status", "detail", "error_id"),
                "properties",
                map(
                        "type", text,
                        "title", text,
                        "status", map("type", "integer"),
                        "detail", text,
                        "error_id", text,
                        "errors", map("type", "array", "items", error)));
    }

    private static Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Fault each : Fault.values()) {
            if (each == Fault.METHOD || each == Fault.UNKNOWN_PATH) {
                continue;
            }
            Map<String, Object> response = new LinkedHashMap<>();
            response.put(
                    "description",
                    each == Fault.ID_REUSED ? Fault.INVALID.title() + ", or an event id is used again" : each.title());
            if (each == Fault.RATE || each == Fault.UNAVAILABLE) {
                response.put(
                        "headers",
                        map("Retry-After", map("description", "Seconds to wait.", "schema", map("type", "integer"))));
            }
            response.put("content", map("application/problem+json", map("schema", map("$ref", PROBLEM))));
            responses.put(Integer.toString(each.status()), response);
        }
        return responses;
    }

    /** Names and values by turns, in this order. */
    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put((String) pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
