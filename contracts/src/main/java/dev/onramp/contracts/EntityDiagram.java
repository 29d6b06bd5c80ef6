package dev.onramp.contracts;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The entity-relationship diagram of a model, in Mermaid. */
final class EntityDiagram {
    private static final Set<String> KEY_MARKS = Set.of("pk", "fk", "uk");

    private EntityDiagram() {}

    static String of(CanonicalModel model) {
        StringBuilder text = new StringBuilder(Mermaid.heading()).append("erDiagram\n");
        for (Entity entity : model.entities()) {
            text.append("  ").append(name(entity.name())).append(" {\n");
            entity.fields().forEach(each -> text.append(attribute(entity, each)));
            text.append("  }\n");
        }
        for (Entity entity : model.entities()) {
            entity.references().forEach(each -> text.append(relation(entity, each)));
        }
        return text.toString();
    }

    private static String attribute(Entity entity, Field field) {
        List<String> keys = new ArrayList<>();
        if (entity.isKey(field.name())) {
            keys.add("PK");
        }
        if (entity.references().stream().anyMatch(each -> each.fields().contains(field.name()))) {
            keys.add("FK");
        }
        return "    " + type(field.type()) + " " + word(field.name().value())
                + (keys.isEmpty() ? "" : " " + String.join(", ", keys))
                + (field.doc().isEmpty() ? "" : " " + Mermaid.comment(field.doc())) + "\n";
    }

    /** A name that Mermaid would take for a mark of a key gets a character that nobody sees. */
    private static String word(String name) {
        return KEY_MARKS.contains(name) ? "\u200b" + name : name;
    }

    /** The owner may lack its parent, because rows wait for nobody. */
    private static String relation(Entity owner, Reference reference) {
        return "  " + name(reference.target()) + " |o--o{ " + name(owner.name()) + " : "
                + Mermaid.comment(reference.role().value()) + "\n";
    }

    private static String name(Identifier entity) {
        return "\"" + entity + "\"";
    }

    private static String type(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return "decimal_" + decimal.precision() + "_" + decimal.scale();
        } else if (type instanceof EnumType) {
            return "enum";
        } else if (type instanceof ArrayType array) {
            return "array_of_" + type(array.element());
        }
        return type instanceof StructType
                ? "struct"
                : ((FieldType.Primitive) type).name().toLowerCase(Locale.ROOT);
    }
}
