package dev.onramp.views;

import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.FieldType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Masking;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes an entity in a few words. */
public final class EntityBuilder {
    private final Identifier name;
    private final List<Identifier> key;
    private final List<Field> fields = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private String doc = "";
    private Entity.Kind kind = Entity.Kind.THING;

    private EntityBuilder(String name, String... key) {
        this.name = new Identifier(name);
        this.key = ids(key);
    }

    public static EntityBuilder entity(String name, String... key) {
        return new EntityBuilder(name, key);
    }

    public EntityBuilder doc(String text) {
        doc = text;
        return this;
    }

    public EntityBuilder event() {
        kind = Entity.Kind.EVENT;
        return this;
    }

    public EntityBuilder field(String field, FieldType type) {
        return field(field, type, "");
    }

    public EntityBuilder field(String field, FieldType type, String fieldDoc) {
        fields.add(fieldOf(field, type, fieldDoc));
        return this;
    }

    public EntityBuilder deprecated(String field, FieldType type, String fieldDoc) {
        fields.add(new Field(
                new Identifier(field), type, true, Classification.NONE, true, Optional.empty(), fieldDoc, List.of()));
        return this;
    }

    /** A personal field. */
    public EntityBuilder personal(String field, FieldType type, Masking masking) {
        fields.add(new Field(
                new Identifier(field),
                type,
                true,
                Classification.PII,
                false,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                Optional.of(masking)));
        return this;
    }

    /** Of any kind. */
    public EntityBuilder field(Field field) {
        fields.add(field);
        return this;
    }

    /** A reference of one field. */
    public EntityBuilder refers(String role, String field, String target, String targetField) {
        return refers(role, List.of(field), target, List.of(targetField));
    }

    public EntityBuilder refers(String role, List<String> from, String target, List<String> to) {
        references.add(new Reference(
                new Identifier(role),
                ids(from.toArray(String[]::new)),
                new Identifier(target),
                ids(to.toArray(String[]::new))));
        return this;
    }

    /** What the last reference is seen from its target. */
    public EntityBuilder toMany(Reference.ToMany... ways) {
        Reference last = references.remove(references.size() - 1);
        references.add(new Reference(
                last.role(),
                last.fields(),
                last.target(),
                last.targetFields(),
                last.depth(),
                last.guard(),
                Set.of(ways)));
        return this;
    }

    public Entity build() {
        return new Entity(name, doc, kind, key, fields, references);
    }

    public static Field fieldOf(String name, FieldType type, String doc) {
        return new Field(
                new Identifier(name), type, true, Classification.NONE, false, Optional.empty(), doc, List.of());
    }

    private static List<Identifier> ids(String... names) {
        return Arrays.stream(names).map(Identifier::new).toList();
    }
}
