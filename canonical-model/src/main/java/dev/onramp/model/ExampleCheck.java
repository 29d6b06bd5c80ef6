package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Source.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that worked examples speak of columns, entities and fields that there are, with values that their types allow. */
final class ExampleCheck {
    private ExampleCheck() {}

    static void check(DeclaredSource declared, Map<Identifier, DeclaredEntity> entities) {
        List<Node> nodes = declared.node().at("examples").map(Node::elements).orElse(List.of());
        Source source = declared.source();
        for (int i = 0;
                i < source.examples().size()
                        && nodes.size() == source.examples().size();
                i++) {
            Example example = source.examples().get(i);
            row(
                    "source " + source.table(),
                    example.in(),
                    source.fields(),
                    nodes.get(i).locate("in"));
            Node out = nodes.get(i).locate("out");
            example.out().forEach((entity, row) -> {
                Optional<DeclaredEntity> target = Optional.ofNullable(entities.get(entity))
                        .filter(each -> source.produces().stream()
                                .anyMatch(made -> made.entity().equals(entity)));
                Node node = out.locate(entity.value());
                if (target.isEmpty()) {
                    node.problem(
                            "source " + source.table() + " produces no '" + entity + "'",
                            DidYouMean.advice(
                                    entity.value(),
                                    source.produces().stream()
                                            .map(each -> each.entity().value())
                                            .toList()));
                } else {
                    row("entity " + entity, row, target.get().entity().fields(), node);
                }
            });
        }
    }

    private static void row(String owner, Map<String, Object> row, List<Field> fields, Node node) {
        List<String> known = fields.stream().map(each -> each.name().value()).toList();
        row.forEach((name, value) -> {
            if (!known.contains(name)) {
                node.locate(name).problem(owner + " has no field '" + name + "'", DidYouMean.advice(name, known));
            }
        });
        for (Field field : fields) {
            Object value = row.get(field.name().value());
            if (value == null && !field.optional()) {
                node.problem("lacks '" + field.name() + "', which is required", "Write a value for it");
            } else if (value != null && !Values.accepts(field.type(), value)) {
                node.locate(field.name().value())
                        .problem(
                                "'" + value + "' is no " + TypeReader.text(field.type()), "Write a value of that type");
            }
        }
    }
}
