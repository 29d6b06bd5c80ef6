package dev.onramp.model;

import dev.onramp.model.Expression.ArrayOf;
import dev.onramp.model.Expression.Call;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.Each;
import dev.onramp.model.Expression.StructOf;
import dev.onramp.model.Expression.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads expressions: one origin of the value, then the steps over it in their fixed order ({@link StepReader}). */
final class ExpressionReader {
    /** Which names {@code from} knows. */
    enum Place {
        /** The columns of the row. */
        ROW,
        /** The element of an array as {@code item}, and the columns of the row. */
        ELEMENT
    }

    static final String FORMS =
            "Write one of { from = column }, { const = \"X\" }, { concat = [..] }, { coalesce = [..] }, { from = column, map { A = B } }";

    private static final List<String> ORIGINS =
            List.of("from", "const", "concat", "coalesce", "when", "struct", "array", "java");

    private final Place place;

    private ExpressionReader(Place place) {
        this.place = place;
    }

    /** The expression; empty when it is wrong, which has been noted. */
    static Optional<Expression> read(Node node) {
        return new ExpressionReader(Place.ROW).expression(node);
    }

    private Optional<Expression> expression(Node node) {
        if (!node.isObject("an expression")) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(ORIGINS);
        known.addAll(List.of("then", "else", "with", "each"));
        known.addAll(StepReader.KEYS);
        node.allowOnly(known.toArray(String[]::new));
        List<Node> origins =
                ORIGINS.stream().flatMap(each -> node.at(each).stream()).toList();
        if (origins.size() != 1) {
            node.problem(
                    origins.isEmpty()
                            ? "nothing says where the value comes from"
                            : "there is more than one origin of the value",
                    FORMS);
            return Optional.empty();
        }
        Node origin = origins.get(0);
        belongs(node, "then", "when", origin);
        belongs(node, "else", "when", origin);
        belongs(node, "with", "java", origin);
        return origin(node, origin)
                .flatMap(value -> StepReader.beforeEach(node, value))
                .flatMap(value -> each(node, value))
                .flatMap(value -> StepReader.afterEach(node, value));
    }

    private static void belongs(Node node, String key, String owner, Node origin) {
        if (!origin.name().equals(owner)) {
            node.at(key)
                    .ifPresent(each -> each.problem(
                            "'" + key + "' belongs to " + owner + ", and there is none", "Remove it, or add " + owner));
        }
    }

    private Optional<Expression> origin(Node node, Node origin) {
        return switch (origin.name()) {
            case "from" -> PathReader.read(origin, place);
            case "const" -> origin.text().map(Const::new);
            case "concat" -> parts(origin).map(Concat::new);
            case "coalesce" -> parts(origin).map(Coalesce::new);
            case "when" -> when(node, origin);
            case "struct" -> struct(origin);
            case "array" -> parts(origin).map(ArrayOf::new);
            default -> call(node, origin);
        };
    }

    private Optional<List<Expression>> parts(Node list) {
        List<Node> elements = list.elements();
        List<Expression> parts = new ArrayList<>();
        elements.forEach(each -> expression(each).ifPresent(parts::add));
        if (elements.isEmpty()) {
            list.problem("must have at least one part", FORMS);
        }
        return parts.isEmpty() || parts.size() < elements.size() ? Optional.empty() : Optional.of(parts);
    }

    private Optional<Expression> when(Node node, Node origin) {
        Optional<Condition> condition = ConditionReader.read(origin, place);
        Optional<Node> then = node.at("then");
        if (then.isEmpty()) {
            node.problem("says when, but not what then", "Write when { from = column, equals = A }, then { .. }");
        }
        Optional<Expression> value = then.flatMap(this::expression);
        Optional<Node> otherwise = node.at("else");
        Optional<Expression> other = otherwise.flatMap(this::expression);
        if (condition.isEmpty() || value.isEmpty() || otherwise.isPresent() != other.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new When(condition.get(), value.get(), other));
    }

    private Optional<Expression> struct(Node origin) {
        Map<Identifier, Expression> members = new LinkedHashMap<>();
        List<Node> written = origin.isObject("an object of members") ? origin.members() : List.of();
        for (Node member : written) {
            Optional<Identifier> name = Names.read(member);
            Optional<Expression> value = expression(member);
            if (name.isPresent() && value.isPresent()) {
                members.put(name.get(), value.get());
            }
        }
        if (written.isEmpty()) {
            origin.problem("must have at least one member", "Write struct { name { from = column } }");
        }
        return members.isEmpty() || members.size() < written.size()
                ? Optional.empty()
                : Optional.of(new StructOf(members));
    }

    private Optional<Expression> call(Node node, Node origin) {
        Optional<String> name = origin.text();
        Optional<Node> with = node.at("with");
        if (with.isEmpty()) {
            node.problem("says nothing about the function's arguments", "Write with = [{ from = column }]");
        }
        Optional<List<Expression>> arguments = with.flatMap(this::parts);
        return name.isEmpty() || arguments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Call(name.get(), arguments.get()));
    }

    private Optional<Expression> each(Node node, Expression input) {
        Optional<Node> element = node.at("each");
        if (element.isEmpty()) {
            return Optional.of(input);
        }
        return new ExpressionReader(Place.ELEMENT).expression(element.get()).map(value -> new Each(input, value));
    }
}
