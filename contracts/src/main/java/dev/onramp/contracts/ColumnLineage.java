package dev.onramp.contracts;

import dev.onramp.contracts.ColumnEdge.Effect;
import dev.onramp.contracts.ColumnNode.Kind;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.Origin;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.access.Masks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column comes from which, over the whole way: raw column, field of an entity, column of a view. Exact, because mappings and views are structured: an
 * edge is there when the value (or the choice of it) depends on the column, and only then. Immutable; the same model gives the same edges in the same order.
 */
public final class ColumnLineage {
    private static final Map<String, String> RECORD_FACTS = Map.of(
            LineageColumns.OP, "the operation of the change",
            LineageColumns.SEQUENCE, "the place of the change in the order of its source",
            LineageColumns.CHANGED_AT, "the commit time of the change",
            LineageColumns.DATA_ID, "the id of the raw change",
            LineageColumns.MAPPING_VERSION, "the version of the mapping");

    private final Set<ColumnNode> nodes = new LinkedHashSet<>();
    private final Set<ColumnEdge> edges = new LinkedHashSet<>();
    /** Raw columns whose value goes nowhere, and why. */
    private final Map<ColumnNode, String> dropped = new LinkedHashMap<>();

    private ColumnLineage() {}

    /** @throws dev.onramp.config.OnrampException ONR-V… when the model's views cannot be made */
    public static ColumnLineage of(CanonicalModel model, LakeLayout layout) {
        ColumnLineage lineage = new ColumnLineage();
        model.sources().forEach(lineage::addColumns);
        model.entities().forEach(lineage::addFields);
        model.sources().forEach(lineage::addMapping);
        // Materialised and as-of views repeat the wide view, and of the totals arrays alone are told.
        for (View view : LakeCatalog.of(model, layout).views()) {
            if (Datasets.isDescribed(view)) {
                view.columns().forEach(column -> lineage.addColumn(view, column));
            } else if (view.kind() == View.Kind.TOTALS) {
                view.columns().forEach(column -> lineage.addArray(model, view, column));
            }
        }
        return lineage;
    }

    private void addColumns(Source source) {
        source.fields().forEach(field -> {
            ColumnNode node = raw(source, field.name().value());
            nodes.add(node);
            if (field.classification() == Field.Classification.SECRET) {
                dropped.put(node, "secret: goes nowhere; in the raw archive a keyed hash stands in its place");
            }
        });
    }

    private void addFields(Entity entity) {
        entity.fields()
                .forEach(each -> nodes.add(field(entity.name(), each.name().value())));
        LineageColumns.ALL.forEach(each -> nodes.add(field(entity.name(), each)));
    }

    private void addMapping(Source source) {
        String version = "mapping version " + source.version() + ": ";
        for (Source.Production production : source.produces()) {
            production.fields().forEach((name, expression) -> {
                ColumnNode to = field(production.entity(), name.value());
                ExpressionInputs inputs = ExpressionInputs.of(expression);
                inputs.effects()
                        .forEach((column, effect) -> edges.add(
                                new ColumnEdge(raw(source, column.value()), to, effect, version + inputs.text())));
                if (inputs.effects().isEmpty()) {
                    edges.add(new ColumnEdge(raw(source, ""), to, Effect.TRANSFORMATION, version + inputs.text()));
                }
            });
            LineageColumns.ALL.forEach(each -> edges.add(new ColumnEdge(
                    raw(source, ""),
                    field(production.entity(), each),
                    Effect.TRANSFORMATION,
                    RECORD_FACTS.getOrDefault(each, each))));
        }
        source.fields().forEach(each -> {
            ColumnNode node = raw(source, each.name().value());
            if (outOf(node).isEmpty()) {
                dropped.putIfAbsent(node, "not mapped: stays in the raw archive");
            }
        });
    }

    private void addColumn(View view, ViewColumn column) {
        ColumnNode to = new ColumnNode(Kind.VIEW, view.name().toString(), column.name());
        nodes.add(to);
        ViewStep step = ViewStep.of(column);
        edges.add(new ColumnEdge(
                field(column.origin().entity(), column.origin().column()), to, step.effect(), step.how()));
    }

    /** An array of the rows that refer to one: each of its members is a field of theirs, but those that show nothing. */
    private void addArray(CanonicalModel model, View view, ViewColumn column) {
        Origin origin = column.origin();
        if (!origin.roles().isEmpty()
                && column.type() instanceof ArrayType array
                && array.element() instanceof StructType row) {
            ColumnNode to = new ColumnNode(Kind.VIEW, view.name().toString(), column.name());
            nodes.add(to);
            Masks masks = new Masks(model);
            row.fields().stream()
                    .filter(each -> !masks.isMasked(model.entity(origin.entity()), each))
                    .forEach(each -> edges.add(new ColumnEdge(
                            field(origin.entity(), each.name().value()),
                            to,
                            Effect.TRANSFORMATION,
                            "the member " + each.name() + ", gathered through "
                                    + origin.roles().get(0) + "."
                                    + origin.roles().get(1))));
        }
    }

    /** All columns, in the order of the model: sources, entities, views. */
    public Collection<ColumnNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The last steps before a column. */
    public List<ColumnEdge> into(ColumnNode node) {
        return edges.stream().filter(each -> each.to().equals(node)).toList();
    }

    /** The first steps behind a column. */
    public List<ColumnEdge> outOf(ColumnNode node) {
        return edges.stream().filter(each -> each.from().equals(node)).toList();
    }

    /** Why a raw column goes nowhere; empty for one that goes somewhere. */
    public java.util.Optional<String> droppedBecause(ColumnNode node) {
        return java.util.Optional.ofNullable(dropped.get(node));
    }

    /**
     * The column of a name: {@code RAW_TABLE.COLUMN}, {@code ENTITY.FIELD}, {@code VIEW.COLUMN}; a view may have its schema in front, and must where an entity
     * has its name too.
     *
     * @throws dev.onramp.config.OnrampException ONR-K002, with the name that was probably meant
     */
    public ColumnNode find(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            throw ContractsErrors.noColumn(name);
        }
        String dataset = name.substring(0, dot);
        String column = name.substring(dot + 1);
        List<ColumnNode> there = columnsOf(dataset);
        if (there.isEmpty()) {
            throw ContractsErrors.unknownDataset(name, dataset, names());
        }
        return there.stream()
                .filter(each -> each.column().equals(column))
                .findFirst()
                .orElseThrow(() -> ContractsErrors.unknownColumn(
                        name,
                        dataset,
                        column,
                        there.stream().map(ColumnNode::column).toList()));
    }

    private List<ColumnNode> columnsOf(String dataset) {
        for (boolean withoutSchema : new boolean[] {false, true}) {
            List<ColumnNode> found = nodes.stream()
                    .filter(each -> (withoutSchema ? shortName(each) : each.dataset()).equals(dataset))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> names() {
        return nodes.stream().map(ColumnLineage::shortName).distinct().toList();
    }

    private static String shortName(ColumnNode node) {
        return node.dataset().substring(node.dataset().indexOf('.') + 1);
    }

    static ColumnNode field(Identifier entity, String name) {
        return new ColumnNode(Kind.FIELD, entity.value(), name);
    }

    private static ColumnNode raw(Source source, String column) {
        return new ColumnNode(Kind.RAW, source.table().value(), column);
    }

    /** From a column back to where it begins: every step once, those nearest to the column first. */
    public List<ColumnEdge> upstream(ColumnNode node) {
        Set<ColumnEdge> found = new LinkedHashSet<>();
        List<ColumnNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            for (ColumnEdge edge : into(open.remove(0))) {
                if (found.add(edge)) {
                    open.add(edge.from());
                }
            }
        }
        return List.copyOf(found);
    }
}
