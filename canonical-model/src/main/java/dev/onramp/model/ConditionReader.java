package dev.onramp.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the condition of a {@code when}: a column and one comparison. */
final class ConditionReader {
    private static final List<String> COMPARISONS = List.of("equals", "in", "is-null");
    private static final String FORMS =
            "Write when { from = column, equals = A }, or in = [A, B], or is-null = true, or is-null = false";

    private ConditionReader() {}

    /** The condition; empty when it is wrong, which has been noted. */
    static Optional<Condition> read(Node node, ExpressionReader.Place place) {
        if (!node.isObject("a condition")) {
            return Optional.empty();
        }
        node.allowOnly("from", "equals", "in", "is-null");
        Optional<Node> from = node.at("from");
        List<Node> comparisons =
                COMPARISONS.stream().flatMap(each -> node.at(each).stream()).toList();
        if (from.isEmpty() || comparisons.size() != 1) {
            node.problem(
                    from.isEmpty() ? "compares nothing" : "must have one comparison, but has " + comparisons.size(),
                    FORMS);
            return Optional.empty();
        }
        Node comparison = comparisons.get(0);
        return PathReader.read(from.get(), place).flatMap(subject -> condition(node, comparison, subject));
    }

    private static Optional<Condition> condition(Node node, Node comparison, Expression subject) {
        return switch (comparison.name()) {
            case "equals" -> comparison.text().map(text -> new Condition.OneOf(subject, Set.of(text)));
            case "in" -> {
                Set<String> texts = new LinkedHashSet<>(node.texts("in"));
                if (texts.isEmpty()) {
                    comparison.problem("has no values", FORMS);
                }
                yield texts.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(subject, texts));
            }
            default ->
                Optional.of(node.isMarked("is-null") ? new Condition.Absent(subject) : new Condition.Present(subject));
        };
    }
}
