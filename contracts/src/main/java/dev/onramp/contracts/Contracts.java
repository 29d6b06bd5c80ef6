package dev.onramp.contracts;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.schema.SourceSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All contracts of a model as texts. Deterministic: the same model and the same places give the same bytes, whatever the time and the system. Nothing of a
 * {@code secret} column but its name and type is in any of them.
 */
public final class Contracts {
    static final String NOTICE = "Generated from the model by onramp contracts; never edited by hand.";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final CanonicalModel model;
    private final Places places;
    private final List<Dataset> datasets;
    private final ColumnLineage lineage;

    private Contracts(CanonicalModel model, Places places) {
        this.model = model;
        this.places = places;
        this.datasets = Datasets.of(model, places.layout());
        this.lineage = ColumnLineage.of(model, places.layout());
    }

    /**
     * The documents of some formats.
     *
     * @return path below the folder of contracts, with {@code /} on every system, to text in UTF-8
     * @throws dev.onramp.config.OnrampException ONR-V… when the model's views cannot be made
     */
    public static SortedMap<String, String> of(CanonicalModel model, Places places, Set<ContractFormat> formats) {
        Contracts contracts = new Contracts(model, places);
        SortedMap<String, String> files = new TreeMap<>();
        formats.forEach(format -> contracts.write(format, format.folder() + "/", files));
        return Collections.unmodifiableSortedMap(files);
    }

    private void write(ContractFormat format, String folder, Map<String, String> files) {
        switch (format) {
            case JSON_SCHEMA -> jsonSchemas(folder, files);
            case ODCS -> {
                Odcs odcs = new Odcs(places, lineage);
                datasets.forEach(each -> files.put(folder + file(each) + ".odcs.yaml", Documents.yaml(odcs.of(each))));
            }
            case ASYNCAPI ->
                files.put(folder + "asyncapi.yaml", Documents.yaml(AsyncApi.of(topics(), places.broker())));
            case DBT -> files.put(folder + "sources.yml", Documents.yaml(DbtSources.of(datasets, places)));
            case DIAGRAMS -> {
                files.put(folder + "entities.mmd", EntityDiagram.of(model));
                files.put(folder + "lineage.mmd", LineageDiagram.overview(model, datasets));
                model.entities()
                        .forEach(each -> files.put(
                                folder + "columns/" + each.name() + ".mmd", LineageDiagram.columns(each, lineage)));
            }
            case MARKDOWN -> files.put(folder + "dictionary.md", new MarkdownDictionary(lineage).of(datasets));
            case HTML -> files.put(folder + "dictionary.html", new HtmlDictionary(lineage).of(datasets));
        }
    }

    private void jsonSchemas(String folder, Map<String, String> files) {
        model.sources()
                .forEach(each -> files.put(
                        folder + "sources/" + each.table() + ".schema.json",
                        Documents.json(SourceSchema.document(each))));
        for (Dataset dataset : datasets) {
            boolean topic = dataset.form() == Dataset.Form.TOPIC;
            // The topic's is the one that ce_dataschema names.
            String id = topic
                    ? "urn:onramp:schema:" + dataset.name() + ":1"
                    : "urn:onramp:schema:" + dataset.form().text() + ":" + dataset.path();
            files.put(folder + file(dataset) + ".schema.json", document(id, ValueSchema.of(dataset)));
            if (topic) {
                files.put(folder + file(dataset) + ".key.schema.json", document(id + ":key", ValueSchema.key(dataset)));
                files.put(
                        folder + file(dataset) + ".headers.schema.json",
                        document(id + ":headers", RecordHeader.schema(dataset.name())));
            }
        }
    }

    private static String document(String id, Map<String, Object> schema) {
        Map<String, Object> document = Documents.map("$schema", DIALECT, "$id", id, "$comment", NOTICE);
        document.putAll(schema);
        return Documents.json(document);
    }

    private List<Dataset> topics() {
        return datasets.stream()
                .filter(each -> each.form() == Dataset.Form.TOPIC)
                .toList();
    }

    private static String file(Dataset dataset) {
        return dataset.form().folder() + "/" + dataset.path();
    }
}
