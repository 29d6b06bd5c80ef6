package dev.onramp.model.change;

import static dev.onramp.model.change.Audience.TABLES;
import static dev.onramp.model.change.Audience.TOPICS;
import static dev.onramp.model.change.Audience.VIEWS;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the fields of an entity, or of a struct, apart. */
final class FieldChanges {
    /** Inside of a column's type nothing can be added or taken away once a table has it. */
    private final boolean nested;

    private final List<ModelChange> changes = new ArrayList<>();

    private FieldChanges(boolean nested) {
        this.nested = nested;
    }

    static List<ModelChange> between(String path, List<Field> before, List<Field> after) {
        return between(path, before, after, false);
    }

    private static List<ModelChange> between(String path, List<Field> before, List<Field> after, boolean nested) {
        FieldChanges all = new FieldChanges(nested);
        Map<Identifier, Field> left = new LinkedHashMap<>();
        before.forEach(each -> left.put(each.name(), each));
        for (Field field : after) {
            Optional<Field> old = Stream.concat(Stream.of(field.name()), field.formerNames().stream())
                    .filter(left::containsKey)
                    .findFirst()
                    .map(left::remove);
            if (old.isEmpty()) {
                all.added(path + "." + field.name(), field);
            } else {
                all.changed(path + "." + field.name(), old.get(), field);
            }
        }
        left.keySet()
                .forEach(gone -> all.changes.add(
                        ModelChange.breaking(path + "." + gone, "field removed", TOPICS, TABLES, VIEWS)));
        return all.changes;
    }

    private void added(String path, Field field) {
        Set<Audience> breaks = EnumSet.noneOf(Audience.class);
        if (nested || !field.optional()) {
            breaks.add(TABLES);
        }
        changes.add(new ModelChange(
                path,
                field.optional() ? "optional field added" : "required field added: rows that are stored lack it",
                breaks));
    }

    private void changed(String path, Field old, Field now) {
        if (!old.name().equals(now.name())) {
            changes.add(ModelChange.breaking(
                    path,
                    "renamed from " + old.name() + ": tables follow by themselves, records and views have the new name",
                    TOPICS,
                    VIEWS));
        }
        if (!old.type().equals(now.type())) {
            type(path, old.type(), now.type());
        }
        if (!old.optional() && now.optional()) {
            changes.add(ModelChange.breaking(path, "may be absent now", TOPICS, TABLES));
        } else if (old.optional() && !now.optional()) {
            changes.add(ModelChange.breaking(
                    path,
                    "is required now: rows that are stored may lack it, and records from before are refused where they"
                            + " are read again",
                    TABLES));
        }
        if (old.classification() != now.classification()) {
            changes.add(ModelChange.safe(
                    path, "classification changed from " + old.classification() + " to " + now.classification()));
        } else if (!old.masking().equals(now.masking())) {
            changes.add(ModelChange.safe(path, "analysts see it " + seen(old) + " no longer, but " + seen(now)));
        }
        if (old.deprecated() != now.deprecated()) {
            changes.add(ModelChange.safe(path, now.deprecated() ? "deprecated" : "no longer deprecated"));
        }
        if (!old.hint().equals(now.hint())
                || !old.doc().equals(now.doc())
                || !old.examples().equals(now.examples())) {
            changes.add(ModelChange.safe(path, "description or hint changed"));
        }
    }

    private static String seen(Field field) {
        return field.masking().map(mask -> "masked (" + mask.text() + ")").orElse("as it is");
    }

    private void type(String path, FieldType old, FieldType now) {
        if (old instanceof EnumType was && now instanceof EnumType is) {
            values(path, was.values(), is.values());
        } else if (old instanceof EnumType && now == Primitive.STRING) {
            changes.add(ModelChange.breaking(path, "may hold any text now, not only the listed values", TOPICS));
        } else if (old == Primitive.STRING && now instanceof EnumType) {
            changes.add(ModelChange.safe(path, "holds one of the listed values now"));
        } else if (old instanceof StructType was && now instanceof StructType is) {
            changes.addAll(between(path, was.fields(), is.fields(), true));
        } else if (old instanceof ArrayType was && now instanceof ArrayType is) {
            type(path + "[]", was.element(), is.element());
        } else {
            changes.add(ModelChange.breaking(path, "type changed from " + old + " to " + now, TOPICS, TABLES, VIEWS));
        }
    }

    private void values(String path, List<String> before, List<String> after) {
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        List<String> gone = new ArrayList<>(before);
        gone.removeAll(after);
        if (!added.isEmpty()) {
            changes.add(ModelChange.safe(path, "values added: " + added));
        }
        if (!gone.isEmpty()) {
            changes.add(ModelChange.breaking(
                    path, "values gone: " + gone + "; who asks for them finds nothing new", TOPICS, VIEWS));
        }
        if (added.isEmpty() && gone.isEmpty()) {
            changes.add(ModelChange.safe(path, "values in another order"));
        }
    }
}
