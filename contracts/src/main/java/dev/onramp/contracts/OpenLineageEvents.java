package dev.onramp.contracts;

import dev.onramp.contracts.ColumnNode.Kind;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lineage as OpenLineage events: one {@code JobEvent} for each job of the pipeline (what it does to which columns does not depend on any run). The job of a
 * source has one output for each entity that a row is split into, each with its own edges. Stateless but for what it was made from.
 */
public final class OpenLineageEvents {
    private static final String PRODUCER = "urn:onramp:lineage";
    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";

    private final CanonicalModel model;
    private final Places places;
    private final ColumnLineage lineage;
    private final List<Dataset> datasets;
    private final Instant time;

    /** @param time of the events; they say what holds then */
    public OpenLineageEvents(CanonicalModel model, Places places, Instant time) {
        this.model = model;
        this.places = places;
        this.lineage = ColumnLineage.of(model, places.layout());
        this.datasets = Datasets.of(model, places.layout());
        this.time = time;
    }

    /** All events, one JSON object on each line. */
    public String text() {
        return events().stream().map(each -> Documents.line(each) + "\n").collect(Collectors.joining());
    }

    List<Map<String, Object>> events() {
        List<Map<String, Object>> events = new ArrayList<>();
        model.sources().forEach(each -> events.add(transform(each)));
        model.entities().forEach(each -> events.add(ingest(each)));
        datasets.stream().filter(each -> each.form() == Dataset.Form.VIEW).forEach(each -> events.add(view(each)));
        return events;
    }

    private Map<String, Object> transform(Source source) {
        List<Object> outputs = new ArrayList<>();
        source.produces().forEach(production -> {
            Dataset topic = topic(model.entity(production.entity()));
            outputs.add(output(
                    topic, edge -> edge.from().dataset().equals(source.table().value())));
        });
        return event(
                "canonical-transform." + source.table(),
                "Maps rows of " + source.table() + ", mapping version " + source.version() + ".",
                List.of(input(kafka(), Topics.raw(source.table()))),
                outputs);
    }

    private Map<String, Object> ingest(Entity entity) {
        return event(
                "streaming-ingest." + entity.name(),
                "Keeps the tables of " + entity.name() + ".",
                List.of(input(kafka(), Topics.canonical(entity.name()))),
                datasets.stream()
                        .filter(each -> each.form() == Dataset.Form.TABLE
                                && each.entity().equals(entity))
                        .map(each -> (Object) output(each, edge -> true))
                        .toList());
    }

    private Map<String, Object> view(Dataset view) {
        return event(
                "views-generator." + view.name(),
                "The view " + view.path() + ".",
                view.reads().stream()
                        .map(each -> (Object) input(lake(), each.replace('.', '/')))
                        .toList(),
                List.of(output(view, edge -> true)));
    }

    private Map<String, Object> event(String job, String doc, List<?> inputs, List<?> outputs) {
        return Documents.map(
                "eventTime", time.toString(),
                "producer", PRODUCER,
                "schemaURL", SCHEMA,
                "job",
                        Documents.map(
                                "namespace",
                                "onramp",
                                "name",
                                job,
                                "facets",
                                Documents.map(
                                        "documentation",
                                        facet("1-0-1/DocumentationJobFacet.json", "description", doc))),
                "inputs", inputs,
                "outputs", outputs);
    }

    private static Map<String, Object> input(String namespace, String name) {
        return Documents.map("namespace", namespace, "name", name);
    }

    private Map<String, Object> output(Dataset dataset, Predicate<ColumnEdge> shown) {
        Map<String, Object> fields = Documents.map();
        for (Column column : dataset.columns()) {
            List<Object> inputs = inputs(dataset, column, shown);
            if (!inputs.isEmpty()) {
                fields.put(column.name(), Documents.map("inputFields", inputs));
            }
        }
        return Documents.map(
                "namespace",
                namespace(dataset),
                "name",
                name(dataset),
                "facets",
                Documents.map(
                        "schema",
                        facet(
                                "1-1-1/SchemaDatasetFacet.json",
                                "fields",
                                dataset.columns().stream()
                                        .map(each -> Documents.map(
                                                "name", each.name(),
                                                "type", StoredType.of(dataset.form(), each.type()),
                                                "description", each.doc()))
                                        .toList()),
                        "columnLineage",
                        facet("1-2-0/ColumnLineageDatasetFacet.json", "fields", fields)));
    }

    /** The columns of the job's inputs that a column of its output depends on. */
    private List<Object> inputs(Dataset dataset, Column column, Predicate<ColumnEdge> shown) {
        if (dataset.form() == Dataset.Form.TABLE) {
            // What the ingest stores is what the record says: the value for the entity's fields, headers for the
            // others.
            return column.field().isEmpty()
                    ? List.of()
                    : List.of(inputField(
                            kafka(),
                            Topics.canonical(dataset.entity().name()),
                            column.name(),
                            ColumnEdge.Effect.IDENTITY,
                            "as it is"));
        }
        Stream<ColumnEdge> edges = lineage.into(Way.node(dataset, column)).stream()
                .filter(each -> !each.from().column().isEmpty())
                .filter(shown);
        return edges.map(each -> each.from().kind() == Kind.RAW
                        ? inputField(kafka(), each.from().dataset(), each.from().column(), each.effect(), each.how())
                        : inputField(
                                lake(), table(dataset, each.from()), each.from().column(), each.effect(), each.how()))
                .map(each -> (Object) each)
                .toList();
    }

    /** The table from which a view reads the columns of an entity. */
    private String table(Dataset view, ColumnNode field) {
        String latest = places.layout().tables() + "." + field.dataset();
        return (view.reads().contains(latest) ? latest : latest + "_history").replace('.', '/');
    }

    private static Map<String, Object> inputField(
            String namespace, String name, String field, ColumnEdge.Effect effect, String how) {
        boolean condition = effect == ColumnEdge.Effect.CONDITION;
        return Documents.map(
                "namespace", namespace,
                "name", name,
                "field", field,
                "transformations",
                        List.of(Documents.map(
                                "type",
                                condition ? "INDIRECT" : "DIRECT",
                                "subtype",
                                condition ? "CONDITIONAL" : effect.name(),
                                "description",
                                how,
                                "masking",
                                false)));
    }

    private Dataset topic(Entity entity) {
        return datasets.stream()
                .filter(each ->
                        each.form() == Dataset.Form.TOPIC && each.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private String namespace(Dataset dataset) {
        return switch (dataset.form()) {
            case TOPIC -> kafka();
            case TABLE -> lake();
            case VIEW -> "trino://" + places.trino().authority();
        };
    }

    private String name(Dataset dataset) {
        return switch (dataset.form()) {
            case TOPIC -> dataset.name();
            case TABLE -> dataset.path().replace('.', '/');
            case VIEW -> places.trino().database() + "." + dataset.path();
        };
    }

    private String kafka() {
        return "kafka://" + places.broker().split(",", -1)[0].strip();
    }

    private String lake() {
        return "s3://" + places.layout().bucket();
    }

    private static Map<String, Object> facet(String schema, String name, Object value) {
        String type = schema.substring(schema.indexOf('/') + 1, schema.lastIndexOf('.'));
        return Documents.map(
                "_producer",
                URI.create(PRODUCER).toString(),
                "_schemaURL",
                FACETS + schema + "#/$defs/" + type,
                name,
                value);
    }
}
