package dev.onramp.contracts;

import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables and views as sources of a dbt project on Trino or Athena, with the tests that follow from the model. */
final class DbtSources {
    private DbtSources() {}

    static Map<String, Object> of(List<Dataset> datasets, Places places) {
        Map<String, List<Object>> tables = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            if (dataset.form() != Dataset.Form.TOPIC) {
                tables.computeIfAbsent(dataset.schema(), schema -> new ArrayList<>())
                        .add(table(dataset));
            }
        }
        List<Object> sources = new ArrayList<>();
        tables.forEach((schema, list) -> sources.add(Documents.map(
                "name",
                schema,
                "description",
                schema.equals(places.layout().views().value())
                        ? "Views that are generated from the model."
                        : "The Delta tables of the entities: latest state and history.",
                "database",
                places.trino().database(),
                "schema",
                schema,
                "loader",
                "onramp",
                "tables",
                list)));
        return Documents.map("version", 2, "sources", sources);
    }

    private static Map<String, Object> table(Dataset dataset) {
        Map<String, Object> table = Documents.map(
                "name", dataset.name(),
                "description", plain((dataset.doc() + " " + dataset.grain()).strip()));
        table.put(
                "columns",
                dataset.columns().stream().map(each -> column(dataset, each)).toList());
        return table;
    }

    private static Map<String, Object> column(Dataset dataset, Column column) {
        Map<String, Object> result = Documents.map("name", column.name());
        if (!column.doc().isEmpty()) {
            result.put("description", plain(column.doc()));
        }
        result.put("data_type", StoredType.of(Dataset.Form.VIEW, column.type()));
        List<Object> tests = tests(dataset, column);
        if (!tests.isEmpty()) {
            result.put("data_tests", tests);
        }
        if (column.personal()) {
            result.put("meta", Documents.map("classification", "pii"));
        }
        if (!column.marks().isEmpty()) {
            result.put("tags", column.marks());
        }
        return result;
    }

    private static List<Object> tests(Dataset dataset, Column column) {
        List<Object> tests = new ArrayList<>();
        if (column.required()) {
            tests.add("not_null");
        }
        if (column.key() && dataset.entity().key().size() == 1) {
            tests.add("unique");
        }
        if (column.type() instanceof EnumType listed) {
            // dbt puts each value between quotes as it is.
            List<String> values = listed.values().stream()
                    .map(each -> plain(each.replace("'", "''")))
                    .toList();
            tests.add(Documents.map("accepted_values", Documents.map("values", values)));
        }
        if (dataset.latest()) {
            dataset.entity().references().stream()
                    .filter(each -> each.fields().size() == 1
                            && each.fields().get(0).value().equals(column.name()))
                    .forEach(each -> tests.add(relationship(dataset, each)));
        }
        return tests;
    }

    /** A row whose parent has not arrived is kept, so this can only warn. */
    private static Map<String, Object> relationship(Dataset dataset, Reference reference) {
        Map<String, Object> config = new LinkedHashMap<>(Documents.map("severity", "warn"));
        reference.guard().ifPresent(guard -> config.put("where", plain(where(guard))));
        return Documents.map(
                "relationships",
                Documents.map(
                        "to",
                        "source('" + dataset.schema() + "', '" + reference.target() + "')",
                        "field",
                        reference.targetFields().get(0).value(),
                        "config",
                        config));
    }

    /** Of a reference to several entities the rows that mean this one; in the SQL of every engine. */
    private static String where(Reference.Guard guard) {
        return guard.values().stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", guard.field() + " in (", ")"));
    }

    /** dbt renders texts as Jinja templates; this one comes out as it is. */
    static String plain(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean opens = c == '{' && i + 1 < text.length() && "{%#".indexOf(text.charAt(i + 1)) >= 0;
            if (opens) {
                result.append("{{ '{' }}");
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
