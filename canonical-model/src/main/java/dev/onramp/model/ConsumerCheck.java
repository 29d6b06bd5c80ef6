package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.contract.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks up what consumers speak of, and undoes the mappings of their columns, as far as they can be undone. */
final class ConsumerCheck {
    private final CanonicalModel model;
    private final Map<Identifier, DeclaredSource> sources;
    private final Map<Identifier, Identifier> owners = new HashMap<>();

    /** @param model of entities and sources that were checked, perhaps with problems */
    ConsumerCheck(CanonicalModel model, Map<Identifier, DeclaredSource> sources) {
        this.model = model;
        this.sources = sources;
    }

    /** Empty when something is wrong with it. */
    Optional<LegacyConsumer> check(DeclaredConsumer declared) {
        Node node = declared.node();
        declared.topic().ifPresent(topic -> checkTopic(declared, topic));
        Map<String, Entity> entities = new TreeMap<>();
        model.entities().forEach(each -> entities.put(each.name().value(), each));
        Map<String, Source> known = new TreeMap<>();
        model.sources().forEach(each -> known.put(each.table().value(), each));
        Optional<Entity> entity =
                declared.entity().flatMap(name -> found(node.locate("entity"), "entity", name, entities));
        Optional<Source> like = declared.like().flatMap(name -> found(node.locate("like"), "source", name, known));
        if (entity.isEmpty() || like.isEmpty() || declared.topic().isEmpty()) {
            return Optional.empty();
        }
        return columns(declared, like.get(), entity.get())
                .map(columns -> new LegacyConsumer(
                        declared.name(),
                        declared.system(),
                        declared.topic().get(),
                        entity.get().name(),
                        like.get(),
                        columns));
    }

    private Optional<List<Recovery>> columns(DeclaredConsumer declared, Source like, Entity entity) {
        Node node = declared.node();
        Optional<Source.Production> production = like.produces().stream()
                .filter(each -> each.entity().equals(entity.name()))
                .findFirst();
        if (production.isEmpty()) {
            node.locate("like")
                    .problem(
                            "the source '" + like.table() + "' does not produce the entity '" + entity.name() + "'",
                            "It produces "
                                    + like.produces().stream()
                                            .map(Source.Production::entity)
                                            .toList());
            return Optional.empty();
        }
        Inversion inversion = Inversion.of(like, production.get(), entity);
        boolean whole = true;
        List<String> columns =
                like.fields().stream().map(each -> each.name().value()).toList();
        for (Identifier each : declared.without()) {
            if (!columns.contains(each.value())) {
                node.locate("without")
                        .problem(
                                "source " + like.table() + " has no column '" + each + "'",
                                DidYouMean.advice(each.value(), columns));
                whole = false;
            }
        }
        for (Identifier each : like.key()) {
            if (!inversion.isFromKey(each) || declared.without().contains(each)) {
                String reason = inversion.refused().getOrDefault(each, "the entity's key does not hold it");
                node.problem(
                        "the key column " + each + " of " + like.table() + " cannot be given back: " + reason,
                        "Rows need the key of their table, deletes too; choose another source or entity");
                whole = false;
            }
        }
        for (Map.Entry<Identifier, String> each : inversion.refused().entrySet()) {
            if (!declared.without().contains(each.getKey()) && !like.key().contains(each.getKey())) {
                node.problem(
                        "the column " + each.getKey() + " of " + like.table() + " cannot be given back: "
                                + each.getValue(),
                        "Write without = [" + each.getKey() + "], or mend the mapping at " + place(like, entity));
                whole = false;
            }
        }
        return whole
                ? Optional.of(inversion.recovered().stream()
                        .filter(each ->
                                !declared.without().contains(each.column().name()))
                        .map(each -> new Recovery(
                                each.column(),
                                each.path(),
                                each.steps(),
                                entity.field(each.path().get(0)).formerNames()))
                        .toList())
                : Optional.empty();
    }

    private String place(Source like, Entity entity) {
        DeclaredSource source = sources.get(like.table());
        return source == null
                ? like.table().value()
                : source.node().locate("produces", entity.name().value()).place();
    }

    private void checkTopic(DeclaredConsumer declared, Identifier topic) {
        Node node = declared.node().locate("topic");
        boolean raw = model.sources().stream()
                .anyMatch(each -> Topics.raw(each.table()).equals(topic.value()));
        boolean canonical = model.entities().stream()
                .anyMatch(each -> Topics.canonical(each.name()).equals(topic.value()));
        Identifier other = owners.putIfAbsent(topic, declared.name());
        if (raw) {
            node.problem(
                    "'" + topic + "' is the raw topic of a source: the rows would come in again, for ever",
                    "Choose a topic of its own, such as " + declared.name() + "_rows");
        } else if (canonical) {
            node.problem(
                    "'" + topic + "' is the topic of an entity",
                    "Choose a topic of its own, such as " + declared.name() + "_rows");
        } else if (other != null) {
            node.problem("the consumer '" + other + "' has the same topic", "Give each a topic of its own");
        }
    }

    private static <T> Optional<T> found(Node node, String what, Identifier name, Map<String, T> known) {
        T found = known.get(name.value());
        if (found == null) {
            node.problem("there is no " + what + " '" + name + "'", DidYouMean.advice(name.value(), known.keySet()));
        }
        return Optional.ofNullable(found);
    }
}
