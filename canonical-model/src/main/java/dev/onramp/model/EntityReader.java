package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Entity.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one entity, all but what its references point at. */
final class EntityReader {
    private static final Map<String, Kind> KINDS = Map.of("thing", Kind.THING, "event", Kind.EVENT);

    private EntityReader() {}

    static Optional<DeclaredEntity> read(Node node) {
        Optional<Identifier> name = Names.read(node);
        if (!node.isObject("an entity") || name.isEmpty()) {
            return Optional.empty();
        }
        node.allowOnly("doc", "kind", "key", "fields", "references", "materialised");
        List<Field> fields = node.at("fields")
                .map(each -> FieldReader.read(each, FieldReader.Place.ENTITY))
                .orElse(List.of());
        if (node.at("fields").isEmpty()) {
            node.problem("an entity without fields", "Write fields { id { type = string } }");
        }
        List<Identifier> key = node.at("key")
                .map(each -> Names.fields(each, fields, "entity " + name.get()))
                .orElse(List.of());
        if (node.at("key").isEmpty()) {
            node.problem("an entity without key", "Write key = [id]: the fields that identify a row");
        }
        Entity entity = new Entity(
                name.get(),
                node.text("doc").orElse(""),
                kind(node),
                key,
                fields,
                List.of(),
                node.isMarked("materialised"));
        return Optional.of(new DeclaredEntity(entity, node, ReferenceReader.read(node, entity)));
    }

    private static Kind kind(Node entity) {
        Optional<String> text = entity.text("kind");
        if (text.isPresent() && !KINDS.containsKey(text.get())) {
            entity.locate("kind")
                    .problem("there is no kind '" + text.get() + "'", DidYouMean.advice(text.get(), KINDS.keySet()));
        }
        return text.map(KINDS::get).orElse(Kind.THING);
    }
}
