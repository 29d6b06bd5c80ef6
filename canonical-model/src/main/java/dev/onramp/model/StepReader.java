package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Expression.ChangeCase;
import dev.onramp.model.Expression.ChangeCase.Letters;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Expression.NullIf;
import dev.onramp.model.Expression.Parse;
import dev.onramp.model.Expression.Split;
import dev.onramp.model.Expression.Trim;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the steps over a value: trim, case, null-if, split, then each, then parse and map. */
final class StepReader {
    static final List<String> KEYS = List.of("trim", "case", "null-if", "split", "parse", "map", "default");

    private static final Map<String, Letters> LETTERS = Map.of("upper", Letters.UPPER, "lower", Letters.LOWER);

    private StepReader() {}

    static Optional<Expression> beforeEach(Node node, Expression origin) {
        Expression trimmed = node.isMarked("trim") ? new Trim(origin) : origin;
        return letters(node, trimmed)
                .flatMap(value -> nullIf(node, value))
                .flatMap(value -> node.at("split").isEmpty() ? Optional.of(value) : split(node.locate("split"), value));
    }

    static Optional<Expression> afterEach(Node node, Expression value) {
        Optional<Expression> parsed = node.at("parse").isEmpty()
                ? Optional.of(value)
                : FormReader.read(node.locate("parse")).map(form -> new Parse(value, form));
        if (node.at("map").isEmpty()) {
            node.at("default")
                    .ifPresent(
                            each -> each.problem(
                                    "default says what a map makes of an unlisted value, and there is no map",
                                    "For a value that may be absent write { coalesce = [{ from = column }, { const = \"X\" }] }"));
            return parsed;
        }
        return parsed.flatMap(known -> map(node, known));
    }

    private static Optional<Expression> letters(Node node, Expression input) {
        Optional<String> text = node.text("case");
        if (text.isEmpty()) {
            return node.at("case").isEmpty() ? Optional.of(input) : Optional.empty();
        }
        Letters letters = LETTERS.get(text.get());
        if (letters == null) {
            node.locate("case")
                    .problem("there is no case '" + text.get() + "'", DidYouMean.advice(text.get(), LETTERS.keySet()));
            return Optional.empty();
        }
        return Optional.of(new ChangeCase(input, letters));
    }

    private static Optional<Expression> nullIf(Node node, Expression input) {
        if (node.at("null-if").isEmpty()) {
            return Optional.of(input);
        }
        Set<String> texts = new LinkedHashSet<>(node.texts("null-if"));
        if (texts.isEmpty()) {
            node.locate("null-if").problem("has no texts", "Write null-if = [\"\", \"N/A\"]");
            return Optional.empty();
        }
        return Optional.of(new NullIf(input, texts));
    }

    private static Optional<Expression> split(Node node, Expression input) {
        String fix =
                "Write split { separator = \";\" } for an array, or split { separator = \";\", index = 0 } for a part";
        if (!node.isObject("an object")) {
            return Optional.empty();
        }
        node.allowOnly("separator", "index");
        Optional<String> separator = node.text("separator");
        if (separator.isEmpty() || separator.get().isEmpty()) {
            node.problem("a split needs a separator", fix);
            return Optional.empty();
        }
        Optional<String> index = node.text("index");
        if (index.isPresent() && !index.get().matches("-?[0-9]{1,4}")) {
            node.locate("index").problem("'" + index.get() + "' is no number of a part", fix);
            return Optional.empty();
        }
        return Optional.of(new Split(
                input,
                separator.get(),
                index.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty())));
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
