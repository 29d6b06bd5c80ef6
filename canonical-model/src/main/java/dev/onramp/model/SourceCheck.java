package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Source.Production;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks a source's key and its mapping against the entities. */
final class SourceCheck {
    private final Map<Identifier, DeclaredEntity> entities;
    private final MappingFunctions functions;

    SourceCheck(Map<Identifier, DeclaredEntity> entities, MappingFunctions functions) {
        this.entities = entities;
        this.functions = functions;
    }

    /** The source with the fields of its productions in the order of the entities. */
    Source check(DeclaredSource declared) {
        Source source = declared.source();
        checkKey(declared);
        List<Production> produces = new ArrayList<>();
        for (Production each : source.produces()) {
            Node node = declared.node().locate("produces", each.entity().value());
            DeclaredEntity target = entities.get(each.entity());
            if (target == null) {
                node.problem(
                        "there is no entity '" + each.entity() + "'",
                        DidYouMean.advice(each.entity().value(), Names.texts(entities.keySet())));
            } else {
                produces.add(check(source, each, target.entity(), node));
            }
        }
        ExampleCheck.check(declared, entities);
        return new Source(
                source.table(),
                source.system(),
                source.format(),
                source.order(),
                source.key(),
                source.fields(),
                source.version(),
                produces,
                source.examples(),
                source.schemaDrift());
    }

    private static void checkKey(DeclaredSource declared) {
        for (Identifier name : declared.source().key()) {
            Field field = field(declared.source(), name);
            Node node = declared.node().locate("fields", name.value());
            if (field.optional()) {
                node.locate("optional")
                        .problem(
                                "a key column cannot be optional",
                                "Remove the mark, or take the column out of the key");
            }
            if (field.classification() == Field.Classification.SECRET) {
                node.locate("classification")
                        .problem("a key column cannot be secret", "Take the column out of the key");
            }
            if (!Values.canBeKey(field.type())) {
                node.locate("type")
                        .problem(
                                "a " + TypeReader.text(field.type()) + " cannot be part of a key",
                                "Take the column out of the key");
            }
        }
    }

    private Production check(Source source, Production production, Entity target, Node node) {
        List<String> known =
                target.fields().stream().map(each -> each.name().value()).toList();
        for (Identifier name : production.fields().keySet()) {
            if (!known.contains(name.value())) {
                node.locate(name.value())
                        .problem(
                                "entity " + target.name() + " has no field '" + name + "'",
                                DidYouMean.advice(name.value(), known));
            }
        }
        Map<Identifier, Expression> ordered = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            Expression expression = production.fields().get(field.name());
            if (expression != null) {
                new ExpressionCheck(source, target, field, functions)
                        .check(expression, node.locate(field.name().value()));
                ordered.put(field.name(), expression);
            } else if (!field.optional() && node.at(field.name().value()).isEmpty()) {
                node.problem(
                        "says nothing about " + target.name() + "." + field.name() + ", which is required",
                        "Write " + field.name() + " { from = column }, or mark the field as optional");
            }
        }
        return new Production(production.entity(), ordered);
    }

    static Field field(Source source, Identifier name) {
        return source.fields().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
