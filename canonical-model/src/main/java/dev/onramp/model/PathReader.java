package dev.onramp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code from} names: a column, a member inside of a column, or an element of an array. */
final class PathReader {
    /** The name of the element inside of {@code each}. */
    static final String ITEM = "item";

    private PathReader() {}

    static Optional<Expression> read(Node node, ExpressionReader.Place place) {
        Optional<String> text = node.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Identifier> names = new ArrayList<>();
        for (String part : text.get().split("\\.", -1)) {
            Optional<Identifier> name = Names.identifier(node, part);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        List<Identifier> path = names.subList(1, names.size());
        boolean element =
                place == ExpressionReader.Place.ELEMENT && names.get(0).value().equals(ITEM);
        return Optional.of(element ? new Expression.Item(path) : new Expression.From(names.get(0), path));
    }
}
