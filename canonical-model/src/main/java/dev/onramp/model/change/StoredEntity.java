package dev.onramp.model.change;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a new declaration of an entity means for what was stored and sent under an earlier one. Pure. */
public final class StoredEntity {
    private StoredEntity() {}

    /** The changes that break for somebody. A field that says what it was called before is not among them: whoever writes that has decided. */
    public static List<ModelChange> breakingChanges(Entity before, Entity after) {
        return ModelChanges.between(only(renamed(before, after)), only(after)).stream()
                .filter(ModelChange::isBreaking)
                .toList();
    }

    private static CanonicalModel only(Entity entity) {
        return new CanonicalModel(List.of(entity), List.of());
    }

    /** The earlier one with the names that the later one gives its fields. */
    private static Entity renamed(Entity before, Entity after) {
        Map<Identifier, Field> old =
                before.fields().stream().collect(Collectors.toMap(Field::name, Function.identity()));
        List<Field> fields = before.fields().stream()
                .map(field -> after.fields().stream()
                        .filter(now -> now.formerNames().contains(field.name()) && !old.containsKey(now.name()))
                        .findFirst()
                        .map(now -> withName(field, now.name()))
                        .orElse(field))
                .toList();
        return new Entity(before.name(), before.doc(), before.kind(), before.key(), fields, before.references());
    }

    private static Field withName(Field field, Identifier name) {
        return new Field(
                name,
                field.type(),
                field.optional(),
                field.classification(),
                field.deprecated(),
                field.hint(),
                field.doc(),
                field.examples());
    }
}
