package dev.onramp.model;

import java.util.List;
import java.util.Optional;

/** Reads one consumer. */
final class ConsumerReader {
    private ConsumerReader() {}

    static Optional<DeclaredConsumer> read(Node node) {
        Optional<Identifier> name = Names.read(node);
        if (!node.isObject("a consumer") || name.isEmpty()) {
            return Optional.empty();
        }
        node.allowOnly("doc", "system", "topic", "entity", "like", "without");
        List<Identifier> without = node.at("without").map(Node::elements).orElse(List.of()).stream()
                .flatMap(each -> Names.readText(each).stream())
                .toList();
        return Optional.of(new DeclaredConsumer(
                name.get(),
                node.text("system").orElse(name.get().value()),
                required(node, "topic", "Write topic = " + name.get() + "_rows: where the rows go"),
                required(node, "entity", "Write entity = customer: what is given back"),
                required(node, "like", "Write like = raw_table_cust: the source whose columns and codes the rows have"),
                without,
                node));
    }

    private static Optional<Identifier> required(Node node, String key, String fix) {
        if (node.at(key).isEmpty()) {
            node.problem("a consumer without " + key, fix);
        }
        return node.at(key).flatMap(Names::readText);
    }
}
