package dev.onramp.contracts;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract in the Open Data Contract Standard 3.1 for each topic, table and view. */
final class Odcs {
    private final Places places;
    private final ColumnLineage lineage;

    Odcs(Places places, ColumnLineage lineage) {
        this.places = places;
        this.lineage = lineage;
    }

    Map<String, Object> of(Dataset dataset) {
        boolean topic = dataset.form() == Dataset.Form.TOPIC;
        return Documents.map(
                "apiVersion",
                "v3.1.0",
                "kind",
                "DataContract",
                "id",
                "urn:onramp:contract:" + dataset.form().text() + ":" + dataset.path(),
                "name",
                dataset.path(),
                "version",
                "1.0.0",
                "status",
                "active",
                "dataProduct",
                dataset.entity().name().value(),
                "description",
                Documents.map(
                        "purpose",
                        dataset.doc(),
                        "usage",
                        dataset.grain(),
                        "limitations",
                        topic
                                ? Promise.markdown()
                                : "Follows the topic " + dataset.entity().name() + ", at some distance."),
                "servers",
                servers(dataset),
                "schema",
                List.of(schema(dataset)),
                "slaProperties",
                topic
                        ? Promise.all().stream()
                                .map(each -> Documents.map(
                                        "property", each.name(),
                                        "value", each.value(),
                                        "element", dataset.name(),
                                        "description", each.text()))
                                .toList()
                        : Optional.empty());
    }

    private List<Map<String, Object>> servers(Dataset dataset) {
        Map<String, Object> trino = Documents.map(
                "server", "trino",
                "type", "trino",
                "host", places.trino().host(),
                "port", places.trino().port(),
                "catalog", places.trino().database(),
                "schema", dataset.schema());
        return switch (dataset.form()) {
            case TOPIC ->
                List.of(Documents.map("server", "kafka", "type", "kafka", "host", places.broker(), "format", "json"));
            case TABLE -> {
                List<Map<String, Object>> servers = new ArrayList<>();
                servers.add(Documents.map(
                        "server", "lake",
                        "type", "s3",
                        "location", places.location(dataset.name()),
                        "format", "delta"));
                servers.add(trino);
                if (dataset.latest()) {
                    servers.add(Documents.map(
                            "server", "operational",
                            "type", "postgres",
                            "description", "The same rows and columns, with PostgreSQL's types.",
                            "host", places.postgres().host(),
                            "port", places.postgres().port(),
                            "database", places.postgres().database(),
                            "schema", places.postgresSchema()));
                }
                yield servers;
            }
            case VIEW -> List.of(trino);
        };
    }

    private Map<String, Object> schema(Dataset dataset) {
        return Documents.map(
                "name",
                dataset.name(),
                "logicalType",
                "object",
                "physicalName",
                dataset.path(),
                "physicalType",
                dataset.form().text(),
                "description",
                dataset.doc(),
                "dataGranularityDescription",
                dataset.grain(),
                "relationships",
                relationships(dataset),
                "properties",
                dataset.columns().stream().map(each -> property(dataset, each)).toList());
    }

    private Map<String, Object> property(Dataset dataset, Column column) {
        Map<String, Object> property = Documents.map("name", column.name());
        if (column.key()) {
            property.put("primaryKey", true);
            property.put("primaryKeyPosition", 1 + dataset.entity().key().indexOf(new Identifier(column.name())));
        }
        type(property, dataset.form(), column.type());
        property.put("required", column.required());
        if (!column.doc().isEmpty()) {
            property.put("description", column.doc());
        }
        property.put("classification", column.personal() ? "pii" : "internal");
        List<String> marks = column.marks();
        if (!marks.isEmpty()) {
            property.put("tags", marks);
        }
        if (!column.examples().isEmpty()) {
            property.put("examples", column.examples());
        }
        origin(property, dataset, column);
        if (column.type() instanceof EnumType listed) {
            property.put(
                    "quality",
                    List.of(Documents.map(
                            "type", "library",
                            "metric", "invalidValues",
                            "arguments", Documents.map("validValues", listed.values()),
                            "mustBe", 0,
                            "dimension", "conformity")));
        }
        return property;
    }

    /** Where the value begins, and the way from there. */
    private void origin(Map<String, Object> property, Dataset dataset, Column column) {
        List<ColumnEdge> way = lineage.upstream(Way.node(dataset, column));
        List<String> raw = way.stream()
                .map(ColumnEdge::from)
                .filter(each ->
                        each.kind() == ColumnNode.Kind.RAW && !each.column().isEmpty())
                .map(ColumnNode::toString)
                .distinct()
                .toList();
        if (!raw.isEmpty()) {
            property.put("transformSourceObjects", raw);
        }
        if (!way.isEmpty()) {
            property.put("transformLogic", Way.text(way));
        }
    }

    /** References between rows of one form; a view holds its parents itself. */
    private static Optional<List<Map<String, Object>>> relationships(Dataset dataset) {
        // A reference to several entities is a foreign key of none.
        List<Map<String, Object>> keys = dataset.entity().references().stream()
                .filter(each -> each.guard().isEmpty())
                .map(each -> relationship(dataset, each))
                .toList();
        return dataset.form() == Dataset.Form.VIEW || keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    private static Map<String, Object> relationship(Dataset dataset, Reference reference) {
        List<String> from = reference.fields().stream()
                .map(each -> dataset.name() + "." + each)
                .toList();
        List<String> to = reference.targetFields().stream()
                .map(each -> reference.target() + "." + each)
                .toList();
        return from.size() == 1
                ? Documents.map("type", "foreignKey", "from", from.get(0), "to", to.get(0))
                : Documents.map("type", "foreignKey", "from", from, "to", to);
    }

    private static void type(Map<String, Object> property, Dataset.Form form, FieldType type) {
        property.put("logicalType", logical(type));
        property.put("physicalType", StoredType.of(form, type));
        if (type == Primitive.INT || type == Primitive.LONG) {
            property.put("logicalTypeOptions", Documents.map("format", type == Primitive.INT ? "i32" : "i64"));
        } else if (type == Primitive.DOUBLE) {
            property.put("logicalTypeOptions", Documents.map("format", "f64"));
        } else if (type == Primitive.DATE) {
            property.put("logicalTypeOptions", Documents.map("format", "yyyy-MM-dd"));
        } else if (type == Primitive.TIMESTAMP) {
            property.put(
                    "logicalTypeOptions",
                    Documents.map("timezone", form != Dataset.Form.VIEW, "defaultTimezone", "Etc/UTC"));
        } else if (type instanceof ArrayType array) {
            Map<String, Object> items = Documents.map();
            type(items, form, array.element());
            property.put("items", items);
        } else if (type instanceof StructType struct) {
            property.put(
                    "properties",
                    struct.fields().stream().map(each -> member(form, each)).toList());
        }
    }

    private static Map<String, Object> member(Dataset.Form form, Field field) {
        Map<String, Object> member = Documents.map("name", field.name().value());
        type(member, form, field.type());
        member.put("required", !field.optional());
        if (!field.doc().isEmpty()) {
            member.put("description", field.doc());
        }
        return member;
    }

    private static String logical(FieldType type) {
        if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case STRING -> "string";
                case BOOLEAN -> "boolean";
                case INT, LONG -> "integer";
                case DOUBLE -> "number";
                case DATE -> "date";
                case TIMESTAMP -> "timestamp";
            };
        } else if (type instanceof DecimalType) {
            return "number";
        } else if (type instanceof ArrayType) {
            return "array";
        }
        return type instanceof StructType ? "object" : "string";
    }
}
