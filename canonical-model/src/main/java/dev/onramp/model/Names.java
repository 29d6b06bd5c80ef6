package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads identifiers: as keys of objects, and as values that name something declared elsewhere. */
final class Names {
    private Names() {}

    /** The key of a node as identifier. */
    static Optional<Identifier> read(Node node) {
        return identifier(node, node.name());
    }

    /** The text of a node as identifier. */
    static Optional<Identifier> readText(Node node) {
        return node.text().flatMap(text -> identifier(node, text));
    }

    /** A list of different names of existing fields; what is wrong is noted and left out. */
    static List<Identifier> fields(Node list, List<Field> fields, String owner) {
        List<String> known = fields.stream().map(each -> each.name().value()).toList();
        List<Identifier> result = new ArrayList<>();
        for (Node element : list.elements()) {
            Optional<String> text = element.text();
            if (text.isEmpty()) {
                continue;
            }
            if (!known.contains(text.get())) {
                element.problem(owner + " has no field '" + text.get() + "'", DidYouMean.advice(text.get(), known));
                continue;
            }
            Identifier name = new Identifier(text.get());
            if (result.contains(name)) {
                element.problem("'" + name + "' stands there twice", "Write it once");
            } else {
                result.add(name);
            }
        }
        return result;
    }

    /** A part of the text of a node as identifier. */
    static Optional<Identifier> identifier(Node node, String text) {
        if (Identifier.isValid(text)) {
            return Optional.of(new Identifier(text));
        }
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        node.problem(
                "'" + text + "' is not an identifier: it must match " + Identifier.FORM,
                Identifier.isValid(lower)
                        ? "Write '" + lower + "'"
                        : "Use lower-case letters, digits and _, a letter first, at most 59");
        return Optional.empty();
    }

    /** How a constant of an enum is written in a model. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The names as texts. */
    static Set<String> texts(Collection<Identifier> names) {
        Set<String> result = new TreeSet<>();
        names.forEach(each -> result.add(each.value()));
        return result;
    }
}
