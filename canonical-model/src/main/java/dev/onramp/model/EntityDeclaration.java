package dev.onramp.model;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity as one line of JSON, to be kept beside the rows that were stored under it: kind, key and fields with type, {@code optional} and former names. What
 * people read (descriptions, examples, hints) and references are left out. Pure; equal entities give equal texts.
 */
public final class EntityDeclaration {
    private EntityDeclaration() {}

    public static String text(Entity entity) {
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("kind", Names.lower(entity.kind()));
        declared.put("key", entity.key().stream().map(Identifier::value).toList());
        declared.put("fields", fields(entity.fields()));
        return ConfigValueFactory.fromMap(Map.of(entity.name().value(), declared))
                .render(ConfigRenderOptions.concise());
    }

    /** The entity of such a text, its fields in any order; empty when it is of a version that says more than this one knows. */
    public static Optional<Entity> read(String text) {
        try {
            Problems problems = new Problems();
            List<Node> entities = Node.root(
                            "declaration", ConfigFactory.parseString(text).root(), Map.of(), problems)
                    .members();
            if (entities.size() != 1) {
                return Optional.empty();
            }
            Optional<Entity> read = EntityReader.read(entities.get(0)).map(DeclaredEntity::entity);
            return problems.sorted().isEmpty() ? read : Optional.empty();
        } catch (ConfigException noDeclaration) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> fields(List<Field> fields) {
        Map<String, Object> declared = new LinkedHashMap<>();
        for (Field field : fields) {
            Map<String, Object> one = type(field.type());
            if (field.optional()) {
                one.put("optional", true);
            }
            if (!field.formerNames().isEmpty()) {
                one.put(
                        "renamed-from",
                        field.formerNames().stream().map(Identifier::value).toList());
            }
            declared.put(field.name().value(), one);
        }
        return declared;
    }

    private static Map<String, Object> type(FieldType type) {
        Map<String, Object> declared = new LinkedHashMap<>();
        if (type instanceof Primitive || type instanceof DecimalType) {
            declared.put("type", TypeReader.text(type));
        } else if (type instanceof EnumType enumType) {
            declared.put("type", "enum");
            declared.put("values", enumType.values());
        } else if (type instanceof ArrayType array) {
            declared.put("type", "array");
            declared.put("element", type(array.element()));
        } else {
            declared.put("type", "struct");
            declared.put("fields", fields(((StructType) type).fields()));
        }
        return declared;
    }
}
