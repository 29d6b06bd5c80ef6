package dev.onramp.capture;

import com.typesafe.config.Config;
import dev.onramp.config.DidYouMean;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which table feeds which source. */
final class TableSettings {
    private static final String PREFIX = "raw_table_";

    private TableSettings() {}

    /** What the blocks {@code capture.tables} say; without any, each source {@code raw_table_NAME} is fed by the table {@code NAME}. */
    static List<CapturedTable> read(Config capture, CanonicalModel model, SettingProblems problems) {
        String schema = capture.getString("schema");
        Set<String> names = capture.hasPath("tables")
                ? new TreeSet<>(capture.getConfig("tables").root().keySet())
                : Set.of();
        return names.isEmpty() ? byName(schema, model, problems) : declared(capture, names, schema, model, problems);
    }

    private static List<CapturedTable> byName(String schema, CanonicalModel model, SettingProblems problems) {
        List<CapturedTable> tables = new ArrayList<>();
        for (Source source : model.sources()) {
            String name = source.table().value();
            if (name.startsWith(PREFIX)) {
                TableName.parse(name.substring(PREFIX.length()), schema)
                        .ifPresent(table -> tables.add(CapturedTable.of(table, source)));
            }
        }
        if (tables.isEmpty()) {
            problems.add(
                    "no source of the model is named " + PREFIX + "NAME, so no table is known to capture",
                    "say which table feeds which source: capture.tables.NAME { table = ..., source = ... }");
        }
        return tables;
    }

    private static List<CapturedTable> declared(
            Config capture, Set<String> names, String schema, CanonicalModel model, SettingProblems problems) {
        List<CapturedTable> tables = new ArrayList<>();
        List<String> known =
                model.sources().stream().map(each -> each.table().value()).toList();
        Set<TableName> seenTables = new HashSet<>();
        Set<String> seenSources = new HashSet<>();
        for (String name : names) {
            String tableKey = "tables." + name + ".table";
            String sourceKey = "tables." + name + ".source";
            Optional<TableName> table = TableName.parse(capture.getString(tableKey), schema);
            problems.require(
                    tableKey,
                    table.isPresent(),
                    "name a table, such as cust or crm.cust, of letters, digits and underscores");
            table.ifPresent(each -> problems.require(
                    tableKey, seenTables.add(each), "each table can feed one source; it is named twice"));
            String wanted = capture.getString(sourceKey);
            Optional<Source> source = model.sources().stream()
                    .filter(each -> each.table().value().equals(wanted))
                    .findFirst();
            problems.require(
                    sourceKey, source.isPresent(), "name a source of the model. " + DidYouMean.advice(wanted, known));
            source.ifPresent(each -> problems.require(
                    sourceKey, seenSources.add(wanted), "each source can be fed by one table; it is named twice"));
            if (table.isPresent() && source.isPresent()) {
                tables.add(CapturedTable.of(table.get(), source.get()));
            }
        }
        return tables;
    }
}
