package dev.onramp.views.access;

import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of Trino's file-based access control. The first rule that fits decides, and what none fits is denied. Every view stands there by name, so that one
 * made by hand is the administrator's alone. Analysts and stewards can also ask what drivers ask of {@code system.jdbc}; Trino shows them there what they may read.
 */
public final class TrinoRules {
    private static final List<String> OWN =
            List.of("SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT");
    private static final List<String> READ = List.of("SELECT");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

    private final Masks masks;
    private final LakeCatalog catalog;
    private final Roles roles;
    private final String catalogName;

    /**
     * @param catalog of the same model, in the words of Trino
     * @param catalogName what Trino calls the lake
     */
    public TrinoRules(CanonicalModel model, LakeCatalog catalog, Roles roles, String catalogName) {
        this.masks = new Masks(model);
        this.catalog = catalog;
        this.roles = roles;
        this.catalogName = catalogName;
    }

    /** The content of the file that {@code security.config-file} names. */
    public String text() {
        String administrator = pattern(roles.administrator());
        Optional<String> readers = anyOf(Stream.concat(roles.analysts().stream(), roles.stewards().stream()));
        List<Map<String, Object>> catalogs = new ArrayList<>(List.of(rule(administrator, Map.of("allow", "all"))));
        List<Map<String, Object>> queries =
                new ArrayList<>(List.of(rule(administrator, Map.of("allow", List.of("execute", "view", "kill")))));
        readers.ifPresent(users -> {
            catalogs.add(
                    rule(users, JsonText.members("catalog", pattern(catalogName) + "|system", "allow", "read-only")));
            queries.add(rule(users, Map.of("allow", List.of("execute"))));
        });
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("catalogs", catalogs);
        rules.put("queries", queries);
        rules.put("system_information", List.of(rule(administrator, Map.of("allow", List.of("read", "write")))));
        rules.put("schemas", List.of(rule(administrator, Map.of("owner", true))));
        rules.put("tables", tables(administrator, readers));
        rules.put(
                "functions",
                List.of(rule(administrator, Map.of("privileges", List.of("EXECUTE", "GRANT_EXECUTE", "OWNERSHIP")))));
        rules.put(
                "procedures", List.of(rule(administrator, Map.of("privileges", List.of("EXECUTE", "GRANT_EXECUTE")))));
        return JsonText.of(rules);
    }

    private List<Map<String, Object>> tables(String administrator, Optional<String> readers) {
        List<Map<String, Object>> rules = new ArrayList<>(List.of(rule(administrator, Map.of("privileges", OWN))));
        Optional<String> analysts = anyOf(roles.analysts().stream());
        Optional<String> stewards = anyOf(roles.stewards().stream());
        for (View view : catalog.views()) {
            analysts.ifPresent(users -> rules.add(rule(users, masked(view))));
            stewards.ifPresent(users -> rules.add(rule(users, open(view))));
        }
        readers.ifPresent(users -> rules.add(rule(
                users, JsonText.members("catalog", "system", "schema", "jdbc", "table", ".*", "privileges", READ))));
        return rules;
    }

    private Map<String, Object> open(View view) {
        return JsonText.members(
                "catalog",
                pattern(catalogName),
                "schema",
                pattern(view.name().schema()),
                "table",
                pattern(view.name().name()),
                "privileges",
                READ);
    }

    private Map<String, Object> masked(View view) {
        Map<String, Object> rule = open(view);
        List<Map<String, Object>> columns = view.columns().stream()
                .flatMap(column -> masked(column).stream())
                .toList();
        if (!columns.isEmpty()) {
            rule.put("columns", columns);
        }
        return rule;
    }

    private Optional<Map<String, Object>> masked(ViewColumn column) {
        return masks.of(column)
                .map(masking -> MaskSql.of(Engine.TRINO, masking, column, Engine.TRINO.quoted(column.name())))
                .map(sql -> JsonText.members("name", column.name(), "mask", sql));
    }

    private static Map<String, Object> rule(String users, Map<String, Object> rest) {
        Map<String, Object> rule = JsonText.members("user", users);
        rule.putAll(rest);
        return rule;
    }

    /** A pattern for any of the names; empty when there is none. */
    private static Optional<String> anyOf(Stream<String> names) {
        String patterns = names.map(TrinoRules::pattern).collect(Collectors.joining("|"));
        return patterns.isEmpty() ? Optional.empty() : Optional.of(patterns);
    }

    /** A pattern for the name and nothing else; Trino asks for a match of the whole. */
    private static String pattern(String name) {
        return PLAIN.matcher(name).matches() ? name : Pattern.quote(name);
    }
}
