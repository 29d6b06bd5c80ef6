package dev.onramp.model;

import dev.onramp.model.Source.Production;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as plain data (Map, List, String, Integer, Boolean), in a fixed order, for printing as JSON. What a field does not have is
 * left out. Pure.
 */
public final class ModelMaps {
    private ModelMaps() {}

    /** {@code {"entities": [..], "sources": [..]}}. */
    public static Map<String, Object> of(CanonicalModel model) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entities", model.entities().stream().map(ModelMaps::of).toList());
        result.put("sources", model.sources().stream().map(ModelMaps::of).toList());
        return result;
    }

    private static Map<String, Object> of(Entity entity) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", entity.name().value());
        result.put("doc", entity.doc());
        result.put("kind", Names.lower(entity.kind()));
        result.put("key", texts(entity.key()));
        result.put("fields", entity.fields().stream().map(ModelMaps::withMask).toList());
        result.put("references", entity.references().stream().map(ModelMaps::of).toList());
        if (entity.materialised()) {
            result.put("materialised", true);
        }
        return result;
    }

    private static Map<String, Object> of(Reference reference) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("role", reference.role().value());
        result.put("fields", texts(reference.fields()));
        result.put("target", reference.target().value());
        result.put("target_fields", texts(reference.targetFields()));
        if (reference.depth() > 0) {
            result.put("depth", reference.depth());
        }
        if (!reference.toMany().isEmpty()) {
            result.put("to_many", reference.toMany().stream().map(Names::lower).toList());
        }
        reference.guard().ifPresent(guard -> {
            result.put("by", guard.field().value());
            result.put("values", guard.values());
        });
        return result;
    }

    private static Map<String, Object> withMask(Field field) {
        Map<String, Object> result = of(field);
        field.masking().ifPresent(masking -> result.put("mask", masking.text()));
        return result;
    }

    private static Map<String, Object> of(Field field) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", field.name().value());
        result.put("type", TypeReader.text(field.type()));
        result.put("optional", field.optional());
        if (field.classification() != Field.Classification.NONE) {
            result.put("classification", FieldReader.text(field.classification()));
        }
        if (field.deprecated()) {
            result.put("deprecated", true);
        }
        field.hint().ifPresent(each -> result.put("hint", Names.lower(each)));
        result.put("doc", field.doc());
        return result;
    }

    private static Map<String, Object> of(Source source) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("table", source.table().value());
        result.put("system", source.system());
        result.put("format", Names.lower(source.format()));
        result.put("order", Names.lower(source.order()));
        result.put("key", texts(source.key()));
        result.put("version", source.version());
        if (source.schemaDrift() != SchemaDrift.KEEP) {
            result.put("schema_drift", Names.lower(source.schemaDrift()));
        }
        result.put("fields", source.fields().stream().map(ModelMaps::of).toList());
        result.put("produces", source.produces().stream().map(ModelMaps::of).toList());
        return result;
    }

    private static Map<String, Object> of(Production production) {
        Map<String, Object> fields = new LinkedHashMap<>();
        production.fields().forEach((name, expression) -> fields.put(name.value(), ExpressionMaps.of(expression)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entity", production.entity().value());
        result.put("fields", fields);
        return result;
    }

    private static List<String> texts(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }
}
