package dev.onramp.model;

import dev.onramp.model.Source.Production;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a model for people, entity by entity and source by source. Pure; the same model gives the same text, lines end with {@code \n}. */
public final class ModelText {
    private ModelText() {}

    /** The whole model. */
    public static String of(CanonicalModel model) {
        StringBuilder text = new StringBuilder();
        model.entities().forEach(each -> text.append(of(each)).append('\n'));
        model.sources().forEach(each -> text.append(of(each)).append('\n'));
        return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    }

    private static String of(Entity entity) {
        StringBuilder text = new StringBuilder(
                "entity " + entity.name() + " (" + Names.lower(entity.kind()) + ", key " + list(entity.key()) + ")");
        text.append(entity.doc().isEmpty() ? "\n" : ": " + entity.doc() + "\n");
        text.append(columns(entity.fields().stream()
                .map(each -> List.of(
                        "  " + each.name(),
                        TypeReader.text(each.type()),
                        marks(
                                each,
                                each.masking()
                                        .map(mask -> "(" + mask.text() + ")")
                                        .orElse("")),
                        each.doc()))
                .toList()));
        entity.references()
                .forEach(each -> text.append("  -> " + each.role() + ": " + list(each.fields()) + " refers to "
                        + each.target() + "." + list(each.targetFields()) + remarks(each) + "\n"));
        return text.toString();
    }

    private static String remarks(Reference reference) {
        return reference
                        .guard()
                        .map(guard -> ", where " + guard.field() + " is " + String.join(" or ", guard.values()))
                        .orElse("")
                + (reference.depth() == 0 ? "" : ", back to depth " + reference.depth())
                + (reference.toMany().isEmpty()
                        ? ""
                        : ", to many: "
                                + reference.toMany().stream().map(Names::lower).collect(Collectors.joining(", ")));
    }

    private static String of(Source source) {
        StringBuilder text = new StringBuilder(
                "source " + source.table() + " (" + source.system() + ", format " + Names.lower(source.format())
                        + ", key " + list(source.key()) + ", mapping version " + source.version() + ")\n");
        text.append(columns(source.fields().stream()
                .map(each -> List.of("  " + each.name(), TypeReader.text(each.type()), marks(each, ""), each.doc()))
                .toList()));
        for (Production production : source.produces()) {
            text.append("  produces ").append(production.entity()).append('\n');
            text.append(columns(production.fields().entrySet().stream()
                    .map(each -> List.of("    " + each.getKey(), "<- " + ExpressionText.of(each.getValue())))
                    .toList()));
        }
        return text.toString();
    }

    private static String marks(Field field, String masking) {
        List<String> marks = new ArrayList<>();
        marks.add(field.optional() ? "optional" : "required");
        marks.add(FieldReader.text(field.classification()));
        marks.add(masking);
        marks.add(field.deprecated() ? "deprecated" : "");
        marks.add(field.hint().map(Names::lower).orElse(""));
        marks.add(field.formerNames().isEmpty() ? "" : "(was " + list(field.formerNames()) + ")");
        return marks.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String list(List<Identifier> names) {
        return names.stream().map(Identifier::value).collect(Collectors.joining(", "));
    }

    /** Rows as lines, each column as wide as its longest cell. */
    static String columns(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
