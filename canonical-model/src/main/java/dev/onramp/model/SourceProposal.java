package dev.onramp.model;

import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Proposes the declaration of a source from sample rows, as HOCON for a person to complete: what is a guess is marked {@code # TODO}. No value of a
 * row gets into it. Pure; the same rows give the same text.
 */
public final class SourceProposal {
    private static final Set<String> ABOUT_THE_CHANGE = Set.of("__op", "__seq", "__ts_ms");
    private static final Pattern KEY_NAME = Pattern.compile("(.*_)?(id|num|number|no|key|code)|.*(id|num)");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(.*_)?(pin|password|passwd|pwd|secret|token|cvv|cvc)(_.*)?");

    private final List<Map<String, Object>> rows;
    private final Map<String, SampledType> columns = new LinkedHashMap<>();
    private final Set<String> undeclarable = new LinkedHashSet<>();

    private SourceProposal(List<Map<String, Object>> rows) {
        this.rows = rows;
        for (Map<String, Object> row : rows) {
            row.forEach((name, value) -> {
                if (!Identifier.isValid(name)) {
                    if (!ABOUT_THE_CHANGE.contains(name)) {
                        undeclarable.add(name);
                    }
                } else {
                    columns.computeIfAbsent(name, key -> new SampledType()).add(value);
                }
            });
        }
    }

    /**
     * @param rows column to plain value (String, Boolean, Number, List, Map, null), in the order of the sample; at least one
     * @throws IllegalArgumentException when there are no rows, or none has a column that can be declared
     */
    public static String of(Identifier table, List<Map<String, Object>> rows) {
        SourceProposal proposal = new SourceProposal(rows);
        if (proposal.columns.isEmpty()) {
            throw new IllegalArgumentException("no row has a column whose name matches " + Identifier.FORM.pattern());
        }
        return proposal.text(table);
    }

    private String text(Identifier table) {
        StringBuilder text = new StringBuilder("# Proposed from " + rows.size() + " sample row"
                + (rows.size() == 1 ? "" : "s") + ". What a person has to decide is marked TODO.\n");
        text.append("sources {\n  ").append(table).append(" {\n");
        text.append("    system = legacy # TODO the name of the system that has the table\n    format = auto\n");
        Optional<String> key = key();
        text.append("    key = [")
                .append(key.orElse(columns.keySet().iterator().next()))
                .append("] # TODO ")
                .append(key.isPresent() ? "a guess: it differs from row to row" : "no column differs from row to row")
                .append("\n    version = 1\n\n    fields {\n");
        columns.forEach((name, sampled) ->
                text.append("      ").append(field(name, sampled)).append('\n'));
        undeclarable.forEach(name -> text.append("      # TODO the column \"")
                .append(name.replaceAll("[^\\p{Print}]", "?"))
                .append("\" cannot be declared: names match ")
                .append(Identifier.FORM.pattern())
                .append("; it stays in the archive\n"));
        String first = columns.keySet().iterator().next();
        return text.append("    }\n\n    produces {\n")
                .append(
                        "      # TODO the entity and its fields, as in:\n      # customer {\n      #   customer_number { from = ")
                .append(first)
                .append(" }\n      # }\n    }\n  }\n}\n")
                .toString();
    }

    private String field(String name, SampledType sampled) {
        List<String> marks = new ArrayList<>();
        marks.add(declared(sampled.type()));
        if (isOptional(name)) {
            marks.add("optional = true");
        }
        List<String> remarks = new ArrayList<>();
        if (SECRET_NAME.matcher(name).matches()) {
            marks.add("classification = secret");
            remarks.add("is it secret?");
        }
        sampled.doubt().ifPresent(remarks::add);
        return name + " { " + String.join(", ", marks) + " }"
                + (remarks.isEmpty() ? "" : " # TODO " + String.join("; ", remarks));
    }

    private boolean isOptional(String name) {
        return rows.stream().anyMatch(row -> row.get(name) == null);
    }

    /** The first column that is always there, never the same twice, and named like a key; else the first of the others. */
    private Optional<String> key() {
        List<String> candidates = columns.entrySet().stream()
                .filter(each -> Values.canBeKey(each.getValue().type()))
                .map(Map.Entry::getKey)
                .filter(name -> !isOptional(name) && isUnique(name))
                .toList();
        return candidates.stream()
                .filter(name -> KEY_NAME.matcher(name).matches())
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private boolean isUnique(String name) {
        return rows.stream()
                        .map(row -> String.valueOf(row.get(name)))
                        .distinct()
                        .count()
                == rows.size();
    }

    /** How a type is declared. */
    private static String declared(FieldType type) {
        if (type instanceof ArrayType array) {
            return "type = array, element { " + declared(array.element()) + " }";
        }
        if (type instanceof StructType struct) {
            List<String> members = struct.fields().stream()
                    .map(each -> each.name() + " { " + declared(each.type()) + ", optional = true }")
                    .toList();
            return "type = struct, fields { " + String.join(", ", members) + " }";
        }
        String name = TypeReader.text(type);
        return "type = " + (name.indexOf('(') >= 0 ? "\"" + name + "\"" : name);
    }
}
