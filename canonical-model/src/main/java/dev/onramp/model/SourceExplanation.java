package dev.onramp.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a source goes where through what, and what is dropped: the column lineage of one table. Immutable; the same model gives the
 * same explanation.
 *
 * @param columns in the order of the source
 * @param withoutColumn targets that come from no column
 */
public record SourceExplanation(Source source, List<Column> columns, List<Use> withoutColumn) {

    /** What becomes of a column. */
    public enum Fate {
        MAPPED,
        /** Stays in the raw archive alone. */
        UNMAPPED,
        /** A keyed hash stands in its place in the archive; it is nowhere else. */
        SECRET
    }

    /** A field that a value goes to. */
    public record Use(Identifier entity, Identifier field, Expression expression) {}

    /** A column and all that is made from it. */
    public record Column(Field field, Fate fate, List<Use> uses) {
        public Column {
            uses = List.copyOf(uses);
        }
    }

    public SourceExplanation {
        columns = List.copyOf(columns);
        withoutColumn = List.copyOf(withoutColumn);
    }

    /** The explanation of a source of a valid model. */
    public static SourceExplanation of(Source source) {
        Map<Identifier, List<Use>> uses = new LinkedHashMap<>();
        List<Use> withoutColumn = new ArrayList<>();
        source.fields().forEach(each -> uses.put(each.name(), new ArrayList<>()));
        for (Source.Production production : source.produces()) {
            production.fields().forEach((field, expression) -> {
                Use use = new Use(production.entity(), field, expression);
                Set<Identifier> from = ExpressionColumns.of(expression);
                from.forEach(
                        column -> uses.getOrDefault(column, new ArrayList<>()).add(use));
                if (from.isEmpty()) {
                    withoutColumn.add(use);
                }
            });
        }
        List<Column> columns = source.fields().stream()
                .map(field -> column(field, uses.getOrDefault(field.name(), List.of())))
                .toList();
        return new SourceExplanation(source, columns, withoutColumn);
    }

    private static Column column(Field field, List<Use> uses) {
        Fate fate = field.classification() == Field.Classification.SECRET
                ? Fate.SECRET
                : uses.isEmpty() ? Fate.UNMAPPED : Fate.MAPPED;
        return new Column(field, fate, uses);
    }

    /** An expression for people, on one line. */
    public static String text(Expression expression) {
        return ExpressionText.of(expression);
    }

    /** For people; lines end with {@code \n}. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        for (Column column : columns) {
            String name = column.field().name().value();
            String type = TypeReader.text(column.field().type());
            if (column.fate() != Fate.MAPPED) {
                rows.add(List.of("  " + name, type, "dropped", dropped(column.fate())));
            }
            String shown = name;
            for (Use use : column.uses()) {
                rows.add(List.of(
                        "  " + shown,
                        shown.isEmpty() ? "" : type,
                        "-> " + target(use),
                        "<- " + ExpressionText.of(use.expression())));
                shown = "";
            }
        }
        for (Use use : withoutColumn) {
            rows.add(List.of("  (no column)", "", "-> " + target(use), "<- " + ExpressionText.of(use.expression())));
        }
        return "source " + source.table() + ", mapping version " + source.version() + "; undeclared columns: "
                + drift(source.schemaDrift()) + "\n" + ModelText.columns(rows);
    }

    /** As plain data, for printing as JSON. */
    public Map<String, Object> map() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("table", source.table().value());
        result.put("mapping_version", source.version());
        result.put("schema_drift", Names.lower(source.schemaDrift()));
        result.put("columns", columns.stream().map(SourceExplanation::map).toList());
        result.put(
                "without_column",
                withoutColumn.stream().map(SourceExplanation::map).toList());
        return result;
    }

    private static Map<String, Object> map(Column column) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("column", column.field().name().value());
        result.put("type", TypeReader.text(column.field().type()));
        result.put("fate", Names.lower(column.fate()));
        result.put("to", column.uses().stream().map(SourceExplanation::map).toList());
        return result;
    }

    private static Map<String, Object> map(Use use) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entity", use.entity().value());
        result.put("field", use.field().value());
        result.put("expression", ExpressionMaps.of(use.expression()));
        result.put("text", ExpressionText.of(use.expression()));
        return result;
    }

    private static String target(Use use) {
        return use.entity() + "." + use.field();
    }

    private static String dropped(Fate fate) {
        return fate == Fate.SECRET ? "secret: a keyed hash stands in the archive" : "not mapped: stays in the archive";
    }

    private static String drift(SchemaDrift drift) {
        return switch (drift) {
            case KEEP -> "kept in the archive and reported";
            case IGNORE -> "kept in the archive";
            case REJECT -> "reject the change";
        };
    }

    /** Collects the columns that expressions read. */
    private static final class ExpressionColumns {
        private final Set<Identifier> found = new LinkedHashSet<>();

        static Set<Identifier> of(Expression expression) {
            ExpressionColumns columns = new ExpressionColumns();
            columns.add(expression);
            return columns.found;
        }

        private void add(Expression expression) {
            if (expression instanceof Expression.From from) {
                found.add(from.field());
            }
            expression.inputs().forEach(this::add);
        }
    }
}
