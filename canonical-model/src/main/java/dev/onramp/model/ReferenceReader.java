package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.Reference.Guard;
import dev.onramp.model.Reference.ToMany;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the references of one entity, without what they point at: those of fields, and those that stand at the entity. */
final class ReferenceReader {
    private static final Pattern ROLE = Pattern.compile("(.+?)_(?:id|number|key)");
    private static final Pattern DEPTH = Pattern.compile("[0-9]{1,2}");

    private static final String TO_MANY = "to-many";
    private static final Map<String, ToMany> WAYS = Map.of("explode", ToMany.EXPLODE, "array", ToMany.ARRAY);

    private final Entity entity;
    private final List<DeclaredReference> result = new ArrayList<>();

    private ReferenceReader(Entity entity) {
        this.entity = entity;
    }

    /** In the order of the text, those of fields first. What cannot be read is left out, and noted. */
    static List<DeclaredReference> read(Node node, Entity entity) {
        var reader = new ReferenceReader(entity);
        for (Field field : entity.fields()) {
            Node place = node.locate("fields", field.name().value());
            place.at("references")
                    .ifPresentOrElse(
                            each -> reader.ofField(field, each, place), () -> ReferenceReader.noReference(place));
        }
        node.at("references")
                .filter(each -> each.isObject("an object of roles"))
                .map(Node::members)
                .orElse(List.of())
                .forEach(reader::ofEntity);
        return reader.result;
    }

    private static void noReference(Node field) {
        String advice = "Write references = entity.field beside it, or remove it";
        field.at("depth")
                .ifPresent(each -> each.problem("a depth is the depth of a reference, and the field has none", advice));
        field.at(TO_MANY)
                .ifPresent(each -> each.problem(
                        "it says how views of its target show a reference, and the field has none", advice));
    }

    private void ofField(Field field, Node node, Node place) {
        String[] parts = node.text().orElse("").split("\\.", -1);
        if (parts.length != 2 || !Identifier.isValid(parts[0]) || !Identifier.isValid(parts[1])) {
            node.problem("a reference names an entity and its key field", "Write references = individual.id");
            return;
        }
        Matcher role = ROLE.matcher(field.name().value());
        result.add(new DeclaredReference(
                role.matches() ? new Identifier(role.group(1)) : field.name(),
                List.of(field.name()),
                new Identifier(parts[0]),
                Optional.of(new Identifier(parts[1])),
                depth(place),
                Optional.empty(),
                toMany(place),
                node));
    }

    private void ofEntity(Node node) {
        Optional<Identifier> role = Names.read(node);
        if (!node.isObject("a reference such as " + node.name() + " { fields = [a, b], target = other }")
                || role.isEmpty()) {
            return;
        }
        node.allowOnly("fields", "target", "by", "targets", "depth", TO_MANY);
        List<Identifier> fields = node.at("fields")
                .map(each -> Names.fields(each, entity.fields(), "entity " + entity.name()))
                .orElse(List.of());
        boolean several = node.at("targets").isPresent() || node.at("by").isPresent();
        if (several && !fields.isEmpty()) {
            toSeveral(role.get(), fields, node);
            return;
        }
        Optional<Identifier> target = node.at("target").flatMap(Names::readText);
        if (fields.isEmpty() || target.isEmpty()) {
            node.problem(
                    "a reference needs fields and a target",
                    "Write " + node.name() + " { fields = [a, b], target = other }");
            return;
        }
        result.add(new DeclaredReference(
                role.get(), fields, target.get(), Optional.empty(), depth(node), Optional.empty(), toMany(node), node));
    }

    /** {@code party { fields = [party_id], by = party_type, targets { individual = Individual, company = [Limited, Public] } }}. */
    private void toSeveral(Identifier role, List<Identifier> fields, Node node) {
        if (node.at("target").isPresent()) {
            node.locate("target")
                    .problem("it has 'target', and 'by' or 'targets'", "Name one target, or several by a field");
        }
        if (node.at("by").isEmpty() || node.at("targets").isEmpty()) {
            node.problem(
                    "a reference to several entities needs the field that tells which, and its values for each",
                    "Write " + node.name()
                            + " { fields = [party_id], by = party_type, targets { individual = Individual, company ="
                            + " [Limited, Public] } }");
            return;
        }
        Optional<Field> by = discriminator(node.locate("by"), fields);
        Node targets = node.locate("targets");
        if (by.isEmpty()
                || !targets.isObject(
                        "an object: for each entity the values of " + by.get().name())) {
            return;
        }
        if (targets.members().isEmpty()) {
            targets.problem("there is no target", "Name an entity, and the values that stand for it");
        }
        int depth = depth(node);
        Set<ToMany> toMany = toMany(node);
        Set<String> used = new HashSet<>();
        for (Node each : targets.members()) {
            Optional<Identifier> target = Names.read(each);
            List<String> values = values(each, by.get(), used);
            if (target.isPresent() && !values.isEmpty()) {
                Names.identifier(each, role + "_" + target.get())
                        .ifPresent(path -> result.add(new DeclaredReference(
                                path,
                                fields,
                                target.get(),
                                Optional.empty(),
                                depth,
                                Optional.of(new Guard(by.get().name(), values)),
                                toMany,
                                each)));
            }
        }
    }

    private Optional<Field> discriminator(Node by, List<Identifier> fields) {
        String name = by.text().orElse("");
        List<String> known =
                entity.fields().stream().map(each -> each.name().value()).toList();
        Optional<Field> field = entity.fields().stream()
                .filter(each -> each.name().value().equals(name))
                .findFirst();
        if (field.isEmpty()) {
            by.problem("entity " + entity.name() + " has no field '" + name + "'", DidYouMean.advice(name, known));
        } else if (!(field.get().type() instanceof EnumType)) {
            by.problem(
                    "'" + name + "' is a " + TypeReader.text(field.get().type())
                            + "; what tells the target must be an enum",
                    "Give it type = enum with its values");
            return Optional.empty();
        } else if (fields.contains(field.get().name())) {
            by.problem(
                    "'" + name + "' tells the target, and is a part of the reference itself",
                    "Take it out of fields; or, where it is part of the target's key, declare one reference");
            return Optional.empty();
        }
        return field;
    }

    private static List<String> values(Node target, Field by, Set<String> used) {
        List<String> known = ((EnumType) by.type()).values();
        List<String> result = new ArrayList<>();
        List<Node> written = target.oneOrMore();
        if (written.isEmpty()) {
            target.problem("no value of " + by.name() + " stands for it", "Name one, or remove the target");
        }
        for (Node each : written) {
            Optional<String> value = each.text();
            if (value.isEmpty()) {
                continue;
            }
            if (!known.contains(value.get())) {
                each.problem(by.name() + " has no value '" + value.get() + "'", DidYouMean.advice(value.get(), known));
            } else if (!used.add(value.get())) {
                each.problem("'" + value.get() + "' stands there twice", "Let it stand for one entity");
            } else {
                result.add(value.get());
            }
        }
        return result;
    }

    private static Set<ToMany> toMany(Node owner) {
        Set<ToMany> ways = EnumSet.noneOf(ToMany.class);
        for (Node each : owner.at(TO_MANY).map(Node::oneOrMore).orElse(List.of())) {
            Optional<String> text = each.text();
            if (text.isPresent() && !WAYS.containsKey(text.get())) {
                each.problem(
                        "there is no way '" + text.get() + "' to show what refers to an entity",
                        DidYouMean.advice(text.get(), WAYS.keySet()));
            }
            text.map(WAYS::get).ifPresent(ways::add);
        }
        return ways;
    }

    private static int depth(Node owner) {
        Optional<Node> node = owner.at("depth");
        if (node.isEmpty()) {
            return 0;
        }
        String text = node.get().text().orElse("0");
        if (!DEPTH.matcher(text).matches() || Integer.parseInt(text) > Reference.DEEPEST) {
            node.get()
                    .problem(
                            "'" + text + "' is no depth",
                            "Write a whole number from 0 to " + Reference.DEEPEST
                                    + ": how often a path may follow the reference back into an entity that it was in");
            return 0;
        }
        return Integer.parseInt(text);
    }
}
