package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Expression.ArrayOf;
import dev.onramp.model.Expression.Call;
import dev.onramp.model.Expression.ChangeCase;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.Each;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.Item;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Expression.NullIf;
import dev.onramp.model.Expression.Parse;
import dev.onramp.model.Expression.Split;
import dev.onramp.model.Expression.StructOf;
import dev.onramp.model.Expression.Trim;
import dev.onramp.model.Expression.When;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.Optional;

/** Checks the expression for one target field: columns, types, values, what deletes can compute, and presence. */
final class ExpressionCheck {
    private final Field target;
    private final Entity entity;
    private final ExpressionTypes types;
    private final ColumnCheck columns;
    private final MappingFunctions functions;

    ExpressionCheck(Source source, Entity entity, Field target, MappingFunctions functions) {
        this(
                entity,
                target,
                new ExpressionTypes(source, Optional.empty()),
                new ColumnCheck(source, entity, target),
                functions);
    }

    private ExpressionCheck(
            Entity entity, Field target, ExpressionTypes types, ColumnCheck columns, MappingFunctions functions) {
        this.functions = functions;
        this.entity = entity;
        this.target = target;
        this.types = types;
        this.columns = columns;
    }

    void check(Expression expression, Node node) {
        walk(expression, node, target.type());
        if (!target.optional() && types.mayBeAbsent(expression)) {
            node.problem(
                    "may be absent, but " + entity.name() + "." + target.name() + " is required",
                    "Mark the field as optional, mark the column as required, or give a value with coalesce = [.., { const = \"X\" }]");
        }
    }

    private void walk(Expression expression, Node node, FieldType type) {
        if (expression instanceof From from) {
            columns.check(from, types, node.locate("from"), type);
        } else if (expression instanceof Item item) {
            columns.check(item, types, node.locate("from"), type);
        } else if (expression instanceof Const constant) {
            value(constant.value(), node.locate("const"), type);
        } else if (expression instanceof Concat concat) {
            text(node, type);
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
        } else if (expression instanceof When when) {
            condition(when.condition(), node.locate("when"));
            walk(when.then(), node.locate("then"), type);
            when.otherwise().ifPresent(each -> walk(each, node.locate("else"), type));
        } else if (expression instanceof Parse parse) {
            walk(parse.input(), node, Primitive.STRING);
            parsed(parse.form(), node.locate("parse"), type);
        } else {
            walkNested(expression, node, type);
        }
    }

    private void walkNested(Expression expression, Node node, FieldType type) {
        if (expression instanceof Each each) {
            each(each, node, type);
        } else if (expression instanceof StructOf struct) {
            struct(struct, node.locate("struct"), type);
        } else if (expression instanceof ArrayOf array) {
            Node list = node.locate("array");
            parts(array.parts(), list, element(list, type));
        } else if (expression instanceof Call call) {
            Node list = node.locate("with");
            List<Node> nodes = list.elements();
            for (int i = 0; i < call.arguments().size(); i++) {
                Expression argument = call.arguments().get(i);
                walk(argument, nodes.get(i), types.of(argument).orElse(Primitive.STRING));
            }
            function(call, node.locate("java"));
        } else {
            step(expression, node, type);
        }
    }

    private void step(Expression expression, Node node, FieldType type) {
        Expression input;
        if (expression instanceof Split split) {
            if (split.index().isEmpty()) {
                text(node.locate("split"), element(node.locate("split"), type));
            } else {
                text(node.locate("split"), type);
            }
            input = split.input();
        } else {
            text(node, type);
            input = expression instanceof Trim trim
                    ? trim.input()
                    : expression instanceof ChangeCase letters ? letters.input() : ((NullIf) expression).input();
        }
        walk(input, node, Primitive.STRING);
    }

    private void each(Each each, Node node, FieldType type) {
        Optional<FieldType> input = types.of(each.input());
        walk(each.input(), node, input.orElse(new ArrayType(Primitive.STRING)));
        Optional<FieldType> element = Optional.empty();
        if (input.isPresent() && input.get() instanceof ArrayType array) {
            element = Optional.of(array.element());
        } else if (input.isPresent()) {
            node.locate("each")
                    .problem(
                            "works on an array, but the value is " + TypeReader.text(input.get()),
                            "Name a column of type array, or cut a text with split { separator = \",\" }");
        }
        new ExpressionCheck(entity, target, types.inside(element), columns, functions)
                .walk(each.element(), node.locate("each"), element(node.locate("each"), type));
    }

    private void struct(StructOf struct, Node node, FieldType type) {
        if (!(type instanceof StructType wanted)) {
            node.problem(
                    "a struct cannot become " + TypeReader.text(type), "Map one value, or make the field a struct");
            return;
        }
        List<String> known =
                wanted.fields().stream().map(each -> each.name().value()).toList();
        boolean present = !types.mayBeAbsent(struct);
        struct.members().forEach((name, value) -> {
            Node member = node.locate(name.value());
            Optional<Field> field = wanted.fields().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                member.problem("the struct has no member '" + name + "'", DidYouMean.advice(name.value(), known));
                return;
            }
            walk(value, member, field.get().type());
            if (present && !field.get().optional() && types.mayBeAbsent(value)) {
                member.problem(
                        "may be absent, but the member '" + name + "' is required",
                        "Mark the member as optional, or give a value with coalesce = [.., { const = \"X\" }]");
            }
        });
        for (Field field : wanted.fields()) {
            if (!field.optional() && !struct.members().containsKey(field.name())) {
                node.problem(
                        "says nothing about the member '" + field.name() + "', which is required",
                        "Write " + field.name() + " { from = column }, or mark the member as optional");
            }
        }
    }

    private void condition(Condition condition, Node node) {
        Optional<FieldType> type = types.of(condition.subject());
        walk(condition.subject(), node, type.orElse(Primitive.STRING));
        if (type.isPresent() && condition instanceof Condition.OneOf oneOf) {
            ComparisonCheck.check(type.get(), oneOf, node);
        }
    }

    private void function(Call call, Node node) {
        try {
            functions.load(call.className());
        } catch (IllegalArgumentException e) {
            node.problem(
                    String.valueOf(e.getMessage()),
                    "Write the full name of a class that implements " + MappingFunction.class.getName()
                            + ", and put its jar into the folder lib of the model");
        }
    }

    private static void parsed(TextForm form, Node node, FieldType type) {
        boolean fits = form instanceof TextForm.DecimalForm
                ? type instanceof DecimalType
                        || type == Primitive.STRING
                        || type == Primitive.INT
                        || type == Primitive.LONG
                        || type == Primitive.DOUBLE
                : Values.converts(ExpressionTypes.of(form), type);
        if (!fits) {
            node.problem(
                    "what is parsed does not become " + TypeReader.text(type),
                    "Parse as that type, or change the type of the field");
        }
    }

    /** The type of the elements of an array type; anything else is a problem. */
    private static FieldType element(Node node, FieldType type) {
        if (type instanceof ArrayType array) {
            return array.element();
        }
        node.problem(
                "an array cannot become " + TypeReader.text(type), "Take one part of it, or make the field an array");
        return Primitive.STRING;
    }

    private void parts(List<Expression> parts, Node list, FieldType type) {
        List<Node> nodes = list.elements();
        for (int i = 0; i < parts.size(); i++) {
            walk(parts.get(i), nodes.get(i), type);
        }
    }

    private static void text(Node node, FieldType type) {
        if (Values.isNested(type)) {
            node.problem("a text cannot become " + TypeReader.text(type), "Map a column of that type with from");
        }
    }

    private static void value(String text, Node node, FieldType type) {
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
                && types.find(from).map(ExpressionTypes.Found::type).orElse(Primitive.STRING) instanceof EnumType values
                && !values.values().contains(text)) {
            node.problem(
                    "the column '" + from.field() + "' never holds '" + text + "'",
                    DidYouMean.advice(text, values.values()));
        }
    }
}
