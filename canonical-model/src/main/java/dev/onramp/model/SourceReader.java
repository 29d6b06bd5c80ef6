package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Source.Example;
import dev.onramp.model.Source.Format;
import dev.onramp.model.Source.Order;
import dev.onramp.model.Source.Production;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one source with its mapping, without looking at the entities. */
final class SourceReader {
    private static final Map<String, Format> FORMATS = byName(Format.values());
    private static final Map<String, Order> ORDERS = byName(Order.values());
    private static final Pattern SYSTEM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private SourceReader() {}

    static Optional<DeclaredSource> read(Node node) {
        Optional<Identifier> table = Names.read(node);
        if (!node.isObject("a source") || table.isEmpty()) {
            return Optional.empty();
        }
        node.allowOnly("doc", "system", "format", "order", "key", "fields", "version", "produces", "examples");
        List<Field> fields = node.at("fields")
                .map(each -> FieldReader.read(each, FieldReader.Place.SOURCE))
                .orElse(List.of());
        if (node.at("fields").isEmpty()) {
            node.problem("a source without fields", "Write fields { cust_num { type = string } }");
        }
        List<Identifier> key = node.at("key")
                .map(each -> Names.fields(each, fields, "source " + table.get()))
                .orElse(List.of());
        if (node.at("key").isEmpty()) {
            node.problem("a source without key", "Write key = [cust_num]: the columns that identify a row");
        }
        return Optional.of(new DeclaredSource(
                new Source(
                        table.get(),
                        system(node),
                        choice(node, "format", FORMATS, Format.AUTO),
                        choice(node, "order", ORDERS, Order.AUTO),
                        key,
                        fields,
                        version(node),
                        produces(node),
                        examples(node)),
                node));
    }

    private static String system(Node source) {
        Optional<String> text = source.text("system");
        if (text.isEmpty()) {
            source.problem(
                    "a source without system", "Write system = legacy-crm: the name of the system that has the table");
        } else if (!SYSTEM.matcher(text.get()).matches()) {
            source.locate("system")
                    .problem(
                            "'" + text.get() + "' is no name of a system",
                            "Use lower-case letters, digits, '.', '_' and '-'");
        }
        return text.orElse("");
    }

    private static <T> T choice(Node source, String name, Map<String, T> choices, T otherwise) {
        Optional<String> text = source.text(name);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            source.locate(name)
                    .problem(
                            "there is no " + name + " '" + text.get() + "'",
                            DidYouMean.advice(text.get(), choices.keySet()));
        }
        return Objects.requireNonNullElse(choices.get(text.orElse("")), otherwise);
    }

    private static <T extends Enum<T>> Map<String, T> byName(T[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toUnmodifiableMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
    }

    private static int version(Node source) {
        Optional<String> text = source.text("version");
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,8}")) {
            source.locate("version")
                    .problem(
                            "'" + text.get() + "' is no version",
                            "Write a whole number from 1, counted up with every change of the mapping");
            return 1;
        }
        return text.map(Integer::parseInt).orElse(1);
    }

    private static List<Production> produces(Node source) {
        List<Production> result = new ArrayList<>();
        Optional<Node> produces = source.at("produces");
        if (produces.isEmpty()) {
            source.problem("a source that produces nothing", "Write produces { entity { field { from = column } } }");
            return result;
        }
        produces.get().isObject("an object of entities");
        for (Node production : produces.get().members()) {
            Optional<Identifier> entity = Names.read(production);
            if (production.isObject("an object of fields") && entity.isPresent()) {
                Map<Identifier, Expression> fields = new LinkedHashMap<>();
                for (Node field : production.members()) {
                    Optional<Identifier> name = Names.read(field);
                    Optional<Expression> expression = ExpressionReader.read(field);
                    if (name.isPresent() && expression.isPresent()) {
                        fields.put(name.get(), expression.get());
                    }
                }
                result.add(new Production(entity.get(), fields));
            }
        }
        return result;
    }

    private static List<Example> examples(Node source) {
        List<Example> result = new ArrayList<>();
        for (Node example : source.at("examples").map(Node::elements).orElse(List.of())) {
            if (!example.isObject("an example { in { .. }, out { .. } }")) {
                continue;
            }
            example.allowOnly("in", "out");
            Map<Identifier, Map<String, Object>> out = new LinkedHashMap<>();
            for (Node entity : example.at("out").map(Node::members).orElse(List.of())) {
                Names.read(entity).ifPresent(name -> out.put(name, plain(entity)));
            }
            result.add(new Example(example.at("in").map(SourceReader::plain).orElse(Map.of()), out));
        }
        return result;
    }

    private static Map<String, Object> plain(Node row) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (row.isObject("an object of values")) {
            row.members().forEach(each -> result.put(each.name(), each.plain()));
        }
        return result;
    }
}
