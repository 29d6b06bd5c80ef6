package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import java.util.List;
import java.util.Optional;

/** Checks the expression for one target field: columns, types, values, what deletes can compute, and presence. */
final class ExpressionCheck {
    private final Source source;
    private final Entity entity;
    private final Field target;

    ExpressionCheck(Source source, Entity entity, Field target) {
        this.source = source;
        this.entity = entity;
        this.target = target;
    }

    void check(Expression expression, Node node) {
        walk(expression, node, target.type());
        if (!target.optional() && mayBeAbsent(expression)) {
            node.problem(
                    "may be absent, but " + entity.name() + "." + target.name() + " is required",
                    "Mark the field as optional, mark the column as required, or give a value with coalesce = [.., { const = \"X\" }]");
        }
    }

    private void walk(Expression expression, Node node, FieldType type) {
        if (expression instanceof From from) {
            column(from, node.locate("from"), type);
        } else if (expression instanceof Const constant) {
            value(constant.value(), node.locate("const"), type);
        } else if (expression instanceof Concat concat) {
            if (Values.isNested(type)) {
                node.problem("a text cannot become " + TypeReader.text(type), "Map a column of that type with from");
            }
            parts(concat.parts(), node.locate("concat"), Primitive.STRING);
        } else if (expression instanceof Coalesce coalesce) {
            parts(coalesce.parts(), node.locate("coalesce"), type);
        } else if (expression instanceof MapCases map) {
            walk(map.input(), node, Primitive.STRING);
            map.cases().forEach((in, out) -> {
                listed(map.input(), in, node.locate("map", in));
                value(out, node.locate("map", in), type);
            });
            map.otherwise().ifPresent(out -> value(out, node.locate("default"), type));
        }
    }

    private void parts(List<Expression> parts, Node list, FieldType type) {
        List<Node> nodes = list.elements();
        for (int i = 0; i < parts.size(); i++) {
            walk(parts.get(i), nodes.get(i), type);
        }
    }

    private void column(From from, Node node, FieldType type) {
        Optional<Field> column = column(from);
        if (column.isEmpty()) {
            List<String> known =
                    source.fields().stream().map(each -> each.name().value()).toList();
            node.problem(
                    "source " + source.table() + " has no column '" + from.field() + "'",
                    DidYouMean.advice(from.field().value(), known));
            return;
        }
        if (column.get().classification() == Classification.SECRET) {
            node.problem(
                    "the column '" + from.field() + "' is secret and may be in no entity",
                    "Remove the field from the mapping");
        }
        if (!Values.converts(column.get().type(), type)) {
            node.problem(
                    "the column '" + from.field() + "' is "
                            + TypeReader.text(column.get().type()) + ", which does not become " + TypeReader.text(type),
                    "Change the type of one of them, or map the values");
        }
        if (entity.isKey(target.name())
                && !source.key().isEmpty()
                && !source.key().contains(from.field())) {
            node.problem(
                    "the key of " + entity.name() + " needs the column '" + from.field()
                            + "', but a delete carries only " + source.key(),
                    "Compute the key from the source's key alone, or add the column to the source's key");
        }
    }

    private void value(String text, Node node, FieldType type) {
        if (!Values.accepts(type, text)) {
            node.problem(
                    "'" + text + "' is no " + TypeReader.text(type),
                    type instanceof EnumType values
                            ? DidYouMean.advice(text, values.values())
                            : "Write a value of that type");
        }
    }

    private void listed(Expression input, String text, Node node) {
        if (input instanceof From from
                && column(from).isPresent()
                && column(from).get().type() instanceof EnumType values
                && !values.values().contains(text)) {
            node.problem(
                    "the column '" + from.field() + "' never holds '" + text + "'",
                    DidYouMean.advice(text, values.values()));
        }
    }

    private boolean mayBeAbsent(Expression expression) {
        if (expression instanceof From from) {
            return column(from).map(Field::optional).orElse(false);
        } else if (expression instanceof Concat concat) {
            return concat.parts().stream().anyMatch(this::mayBeAbsent);
        } else if (expression instanceof Coalesce coalesce) {
            return coalesce.parts().stream().allMatch(this::mayBeAbsent);
        }
        return expression instanceof MapCases map && mayBeAbsent(map.input());
    }

    private Optional<Field> column(From from) {
        return source.fields().stream()
                .filter(each -> each.name().equals(from.field()))
                .findFirst();
    }
}
