package dev.onramp.contracts;

import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A header of the canonical records. The texts are those of the table in {@code docs/contract.md}, which a test holds to them.
 *
 * @param text as the page has it
 * @param pattern that every value matches; empty for any text
 * @param required whether every record has it
 */
record RecordHeader(String name, String text, Optional<String> pattern, List<String> values, boolean required) {
    private static final String SEQUENCE = "^[0-9]{19}-[0-9]{19}$";
    private static final String TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$";
    private static final String TRACE = "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$";

    RecordHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pattern, "pattern");
        values = List.copyOf(values);
    }

    /** In the order of the page. */
    static List<RecordHeader> all() {
        List<RecordHeader> all = new ArrayList<>();
        all.add(oneOf(CloudEventHeaders.SPEC_VERSION, "`1.0`", "1.0"));
        all.add(matching(
                CloudEventHeaders.ID,
                "`<dataid>/<entity>/<mapping version>` (of a truncate the same in every partition: it is one event);"
                        + " `<dataid>/<entity>/<mapping version>/old-key` for the delete of a change of key",
                "/[0-9]+(/old-key)?$"));
        all.add(matching(CloudEventHeaders.SOURCE, "`/<system>/<table>`", "^/.+/[a-z][a-z0-9_]*$"));
        all.add(matching(
                CloudEventHeaders.TYPE,
                "`dev.onramp.<entity>.upserted.v1`, `dev.onramp.<entity>.deleted.v1` or `dev.onramp.<entity>.truncated.v1`",
                "^dev\\.onramp\\.[a-z][a-z0-9_]*\\.(upserted|deleted|truncated)\\.v1$"));
        all.add(matching(
                CloudEventHeaders.TIME,
                "commit time, RFC 3339 in UTC with milliseconds: `2026-01-31T10:11:12.000Z`",
                TIME));
        all.add(new RecordHeader(
                CloudEventHeaders.SUBJECT,
                "the key's values as text, joined with `,`; not there for a truncate",
                Optional.empty(),
                List.of(),
                false));
        all.add(matching(
                CloudEventHeaders.DATA_SCHEMA,
                "`urn:onramp:schema:<entity>:1`",
                "^urn:onramp:schema:[a-z][a-z0-9_]*:1$"));
        all.add(matching(CloudEventHeaders.SEQUENCE, "as above", SEQUENCE));
        all.add(oneOf(CloudEventHeaders.SEQUENCE_ORIGIN, "`source` or `broker`, as above", "source", "broker"));
        all.add(oneOf(
                CloudEventHeaders.OPERATION,
                "`create`, `update`, `delete`, `read` or `truncate`",
                Arrays.stream(Operation.values()).map(Operation::text).toArray(String[]::new)));
        all.add(matching(CloudEventHeaders.DATA_ID, "as above", "^.+$"));
        all.add(matching(
                CloudEventHeaders.RAW_REF,
                "where the raw archive has the change: see its section",
                "^[a-z0-9]+://.+$"));
        all.add(matching(CloudEventHeaders.MAPPING_VERSION, "version of the source's mapping", "^[0-9]+$"));
        all.add(matching(
                CloudEventHeaders.TRACE_PARENT,
                "W3C trace context: the raw record's header `traceparent` where there is a well-formed one, else"
                        + " `00-<32 hex>-<16 hex>-01` from the first 24 bytes of SHA-256 of the dataid",
                TRACE));
        all.add(oneOf(CloudEventHeaders.CONTENT_TYPE, "`application/json`", "application/json"));
        return List.copyOf(all);
    }

    /** The schema of all headers of an entity's records. */
    static Map<String, Object> schema(String entity) {
        Map<String, Object> properties = Documents.map();
        for (RecordHeader each : all()) {
            Map<String, Object> property = Documents.map("type", "string");
            String text = each.text().replace("<entity>", entity);
            property.put("description", each.text().equals("as above") ? meaning(each.name()) : text);
            each.pattern().ifPresent(pattern -> property.put("pattern", pattern));
            if (!each.values().isEmpty()) {
                property.put("enum", each.values());
            }
            properties.put(each.name(), property);
        }
        return Documents.map(
                "type",
                "object",
                "properties",
                properties,
                "required",
                all().stream()
                        .filter(RecordHeader::required)
                        .map(RecordHeader::name)
                        .toList());
    }

    /** What the page says above the table. */
    private static String meaning(String name) {
        return name.equals(CloudEventHeaders.SEQUENCE)
                ? "orders the changes of one key, whatever order they arrive in: two numbers of 19 digits with a dash between, compared as text"
                : "one id per raw change, set at the first hop";
    }

    private static RecordHeader matching(String name, String text, String pattern) {
        return new RecordHeader(name, text, Optional.of(pattern), List.of(), true);
    }

    private static RecordHeader oneOf(String name, String text, String... values) {
        return new RecordHeader(name, text, Optional.empty(), List.of(values), true);
    }
}
