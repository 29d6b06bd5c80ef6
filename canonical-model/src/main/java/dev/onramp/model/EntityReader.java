package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Entity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one entity, all but what its references point at. */
final class EntityReader {
    private static final Map<String, Kind> KINDS = Map.of("thing", Kind.THING, "event", Kind.EVENT);
    private static final Pattern ROLE = Pattern.compile("(.+?)_(?:id|number|key)");

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
        return Optional.of(new DeclaredEntity(entity, node, references(node, entity)));
    }

    private static Kind kind(Node entity) {
        Optional<String> text = entity.text("kind");
        if (text.isPresent() && !KINDS.containsKey(text.get())) {
            entity.locate("kind")
                    .problem("there is no kind '" + text.get() + "'", DidYouMean.advice(text.get(), KINDS.keySet()));
        }
        return text.map(KINDS::get).orElse(Kind.THING);
    }

    private static List<DeclaredReference> references(Node node, Entity entity) {
        List<DeclaredReference> result = new ArrayList<>();
        for (Field field : entity.fields()) {
            node.locate("fields", field.name().value())
                    .at("references")
                    .ifPresent(each -> ofField(field, each).ifPresent(result::add));
        }
        for (Node role : node.at("references")
                .filter(each -> each.isObject("an object of roles"))
                .map(Node::members)
                .orElse(List.of())) {
            ofEntity(role, entity).ifPresent(result::add);
        }
        return result;
    }

    private static Optional<DeclaredReference> ofField(Field field, Node node) {
        String[] parts = node.text().orElse("").split("\\.", -1);
        if (parts.length != 2 || !Identifier.isValid(parts[0]) || !Identifier.isValid(parts[1])) {
            node.problem("a reference names an entity and its key field", "Write references = individual.id");
            return Optional.empty();
        }
        Matcher role = ROLE.matcher(field.name().value());
        Identifier name = role.matches() ? new Identifier(role.group(1)) : field.name();
        return Optional.of(new DeclaredReference(
                name, List.of(field.name()), new Identifier(parts[0]), Optional.of(new Identifier(parts[1])), node));
    }

    private static Optional<DeclaredReference> ofEntity(Node node, Entity entity) {
        Optional<Identifier> role = Names.read(node);
        if (!node.isObject("a reference such as " + node.name() + " { fields = [a, b], target = other }")
                || role.isEmpty()) {
            return Optional.empty();
        }
        node.allowOnly("fields", "target");
        List<Identifier> fields = node.at("fields")
                .map(each -> Names.fields(each, entity.fields(), "entity " + entity.name()))
                .orElse(List.of());
        Optional<Identifier> target = node.at("target").flatMap(Names::readText);
        if (fields.isEmpty() || target.isEmpty()) {
            node.problem(
                    "a reference needs fields and a target",
                    "Write " + node.name() + " { fields = [a, b], target = other }");
            return Optional.empty();
        }
        return Optional.of(new DeclaredReference(role.get(), fields, target.get(), Optional.empty(), node));
    }
}
