package dev.onramp.contracts;

import dev.onramp.model.contract.CloudEventHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The canonical topics in AsyncAPI 3.1: what is sent there, with which headers, and what is promised. */
final class AsyncApi {
    private static final List<String> KINDS = List.of("upserted", "deleted", "truncated");

    private AsyncApi() {}

    static Map<String, Object> of(List<Dataset> topics, String broker) {
        Map<String, Object> channels = Documents.map();
        Map<String, Object> operations = Documents.map();
        Map<String, Object> messages = Documents.map();
        Map<String, Object> schemas = Documents.map();
        for (Dataset topic : topics) {
            String name = topic.name();
            channels.put(name, channel(topic));
            operations.put("send_" + name, operation(name));
            KINDS.forEach(kind -> messages.put(name + "_" + kind, message(topic, kind)));
            schemas.put(name, ValueSchema.of(topic));
            schemas.put(name + "_key", ValueSchema.key(topic));
            schemas.put(name + "_headers", RecordHeader.schema(name));
        }
        return Documents.map(
                "asyncapi",
                "3.1.0",
                "id",
                "urn:onramp:asyncapi",
                "info",
                Documents.map(
                        "title",
                        "Canonical topics",
                        "version",
                        "1.0.0",
                        "description",
                        "The entities as streams of changes. On every topic:\n\n" + Promise.markdown()),
                "defaultContentType",
                "application/json",
                "servers",
                Documents.map(
                        "kafka",
                        Documents.map(
                                "host",
                                broker,
                                "protocol",
                                "kafka",
                                "description",
                                "The broker of the canonical topics.")),
                "channels",
                channels,
                "operations",
                operations,
                "components",
                Documents.map("messages", messages, "schemas", schemas));
    }

    private static Map<String, Object> channel(Dataset topic) {
        Map<String, Object> messages = Documents.map();
        KINDS.forEach(kind -> messages.put(kind, reference("#/components/messages/" + topic.name() + "_" + kind)));
        return Documents.map(
                "address", topic.name(),
                "title", topic.name(),
                "description", (topic.doc() + " " + topic.grain()).strip(),
                "messages", messages,
                "bindings", Documents.map("kafka", Documents.map("topic", topic.name(), "bindingVersion", "0.5.0")));
    }

    private static Map<String, Object> operation(String topic) {
        List<Object> messages = new ArrayList<>();
        KINDS.forEach(kind -> messages.add(reference("#/channels/" + topic + "/messages/" + kind)));
        return Documents.map(
                "action",
                "send",
                "channel",
                reference("#/channels/" + topic),
                "title",
                "Changes of " + topic,
                "messages",
                messages);
    }

    private static Map<String, Object> message(Dataset topic, String kind) {
        Map<String, Object> payload = kind.equals("upserted")
                ? reference("#/components/schemas/" + topic.name())
                : Documents.map("type", "null", "description", "No value.");
        return Documents.map(
                "name",
                topic.name() + "_" + kind,
                "title",
                "dev.onramp." + topic.name() + "." + kind + ".v1",
                "summary",
                summary(topic, kind),
                "contentType",
                "application/json",
                "headers",
                reference("#/components/schemas/" + topic.name() + "_headers"),
                "payload",
                payload,
                "correlationId",
                Documents.map(
                        "description",
                        "One id per raw change, on all records that come from it.",
                        "location",
                        "$message.header#/" + CloudEventHeaders.DATA_ID),
                "bindings",
                Documents.map(
                        "kafka",
                        Documents.map(
                                "key",
                                reference("#/components/schemas/" + topic.name() + "_key"),
                                "bindingVersion",
                                "0.5.0")));
    }

    private static String summary(Dataset topic, String kind) {
        return switch (kind) {
            case "upserted" -> "The " + topic.name() + " as it is after the change.";
            case "deleted" -> "The " + topic.name() + " of this key is gone.";
            default ->
                "All rows of " + topic.name()
                        + " whose ce_sequence is not above this one's are gone; key {}, in every partition.";
        };
    }

    private static Map<String, Object> reference(String to) {
        return Documents.map("$ref", to);
    }
}
