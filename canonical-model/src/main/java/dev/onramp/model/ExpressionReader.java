package dev.onramp.model;

import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.MapCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads expressions: one of {@code from}, {@code const}, {@code concat}, {@code coalesce}, and perhaps {@code map} over it. */
final class ExpressionReader {
    private static final List<String> KINDS = List.of("from", "const", "concat", "coalesce");
    private static final String FORMS =
            "Write one of { from = column }, { const = \"X\" }, { concat = [..] }, { coalesce = [..] }, { from = column, map { A = B } }";

    private ExpressionReader() {}

    /** The expression; empty when it is wrong, which has been noted. */
    static Optional<Expression> read(Node node) {
        if (!node.isObject("an expression")) {
            return Optional.empty();
        }
        node.allowOnly("from", "const", "concat", "coalesce", "map", "default");
        List<Node> inputs =
                KINDS.stream().flatMap(each -> node.at(each).stream()).toList();
        if (inputs.size() != 1) {
            node.problem(
                    inputs.isEmpty()
                            ? "nothing says where the value comes from"
                            : "there is more than one origin of the value",
                    FORMS);
            return Optional.empty();
        }
        Optional<Expression> input = input(inputs.get(0));
        if (node.at("map").isEmpty()) {
            node.at("default")
                    .ifPresent(
                            each -> each.problem(
                                    "default says what a map makes of an unlisted value, and there is no map",
                                    "For a value that may be absent write { coalesce = [{ from = column }, { const = \"X\" }] }"));
            return input;
        }
        return input.flatMap(known -> map(node, known));
    }

    private static Optional<Expression> input(Node node) {
        return switch (node.name()) {
            case "from" -> Names.readText(node).map(From::new);
            case "const" -> node.text().map(Const::new);
            case "concat" -> parts(node).map(Concat::new);
            default -> parts(node).map(Coalesce::new);
        };
    }

    private static Optional<List<Expression>> parts(Node list) {
        List<Node> elements = list.elements();
        List<Expression> parts = new ArrayList<>();
        elements.forEach(each -> read(each).ifPresent(parts::add));
        if (elements.isEmpty()) {
            list.problem("must have at least one part", FORMS);
        }
        return parts.isEmpty() || parts.size() < elements.size() ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<Expression> map(Node node, Expression input) {
        Node cases = node.locate("map");
        if (input instanceof Const) {
            cases.problem("maps a constant", "Write the result as the constant");
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (cases.isObject("an object of cases")) {
            cases.members().forEach(each -> each.text().ifPresent(text -> texts.put(each.name(), text)));
        }
        if (texts.isEmpty()) {
            cases.problem("has no cases", "Write map { M = Male, F = Female }");
            return Optional.empty();
        }
        return Optional.of(new MapCases(input, texts, node.text("default")));
    }
}
