package dev.onramp.contracts;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lineage as flowcharts in Mermaid: one of whole data products, and one of columns for each entity. */
final class LineageDiagram {
    private final StringBuilder text = new StringBuilder(Mermaid.heading()).append("flowchart LR\n");
    private final Map<String, String> ids = new LinkedHashMap<>();

    private LineageDiagram() {}

    static String overview(CanonicalModel model, List<Dataset> datasets) {
        LineageDiagram diagram = new LineageDiagram();
        for (Source source : model.sources()) {
            source.produces()
                    .forEach(each -> diagram.edge(
                            diagram.node("raw", source.table().value()),
                            diagram.node("topic", each.entity().value()),
                            "mapping " + source.version()));
        }
        for (Dataset dataset : datasets) {
            String topic = diagram.node("topic", dataset.entity().name().value());
            if (dataset.form() == Dataset.Form.TABLE) {
                diagram.edge(topic, diagram.node("table", dataset.path()), "ingest");
            } else if (dataset.form() == Dataset.Form.VIEW) {
                dataset.reads()
                        .forEach(each ->
                                diagram.edge(diagram.node("table", each), diagram.node("view", dataset.path()), ""));
            }
        }
        return diagram.text.toString();
    }

    static String columns(Entity entity, ColumnLineage lineage) {
        LineageDiagram diagram = new LineageDiagram();
        List<ColumnEdge> shown = new ArrayList<>();
        lineage.nodes().stream()
                .filter(each -> each.kind() == ColumnNode.Kind.FIELD
                        && each.dataset().equals(entity.name().value())
                        && !each.column().startsWith("_"))
                .forEach(each -> {
                    shown.addAll(lineage.into(each));
                    shown.addAll(lineage.outOf(each));
                });
        shown.forEach(each -> diagram.edge(
                diagram.node(kind(each.from()), each.from().toString()),
                diagram.node(kind(each.to()), each.to().toString()),
                each.how()));
        return diagram.text.toString();
    }

    private static String kind(ColumnNode node) {
        return switch (node.kind()) {
            case RAW -> "raw";
            case FIELD -> "topic";
            case VIEW -> "view";
        };
    }

    private String node(String kind, String name) {
        String known = ids.get(kind + " " + name);
        if (known != null) {
            return known;
        }
        String id = kind + (ids.size() + 1);
        ids.put(kind + " " + name, id);
        String label = Mermaid.label(name);
        text.append("  ").append(id);
        text.append(
                switch (kind) {
                    case "raw" -> "[/" + label + "/]";
                    case "topic" -> "([" + label + "])";
                    case "table" -> "[(" + label + ")]";
                    default -> "[" + label + "]";
                });
        text.append('\n');
        return id;
    }

    private void edge(String from, String to, String label) {
        text.append("  ").append(from).append(label.isEmpty() ? " --> " : " -- " + Mermaid.label(label) + " --> ");
        text.append(to).append('\n');
    }
}
