package dev.onramp.views.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.ObjectName;
import dev.onramp.views.SqlTypes;
import dev.onramp.views.ViewColumn;
import io.trino.sql.SqlFormatter;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateView;
import io.trino.sql.tree.DropView;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account of AWS holds: databases and tables of its Data Catalog, and places of its buckets where something lies. It understands the statements that Onramp sends and no
 * others, and keeps a view as Athena does: printed anew from its syntax tree, in base64 of JSON. Not thread-safe.
 */
final class AwsAccount {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DATABASE =
            Pattern.compile("CREATE DATABASE IF NOT EXISTS `([a-z0-9_]+)` LOCATION '(s3://[^']+/)'");
    private static final Pattern TABLE = Pattern.compile(
            "CREATE EXTERNAL TABLE IF NOT EXISTS `([a-z0-9_]+)`\\.`([a-z0-9_]+)`\nLOCATION '(s3://[^']+/)'\nTBLPROPERTIES \\('table_type' = 'DELTA'\\)");

    final Map<String, String> databases = new TreeMap<>();
    final Map<ObjectName, ObjectNode> tables = new TreeMap<>();
    /** {@code bucket/prefix}. */
    final Set<String> objects = new TreeSet<>();

    private final Map<String, String> types = new HashMap<>();

    /** A statement that Athena does not run, with its reason. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String reason) {
            super(reason);
        }
    }

    /** From now on the columns of views have these types; which ones follow from the tables, Athena finds out by itself. */
    void infers(LakeCatalog catalog) {
        catalog.views()
                .forEach(view ->
                        view.columns().forEach(column -> types.put(view.name() + "." + column.name(), type(column))));
    }

    private static String type(ViewColumn column) {
        return SqlTypes.of(column.type()).replace(", ", ",");
    }

    /** The logs of all tables lie where they should. */
    void writeTables(LakeCatalog catalog) {
        catalog.tables()
                .forEach(table ->
                        objects.add(table.location().replace("s3://", "") + "/_delta_log/00000000000000000000.json"));
    }

    /** @throws Failed when Athena would not */
    void run(String sql) {
        Matcher database = DATABASE.matcher(sql);
        Matcher table = TABLE.matcher(sql);
        if (database.matches()) {
            databases.putIfAbsent(database.group(1), database.group(2));
        } else if (table.matches()) {
            create(new ObjectName(table.group(1), table.group(2)), table.group(3));
        } else {
            view(sql);
        }
    }

    private void create(ObjectName name, String location) {
        require(name.schema());
        if (objects.stream().noneMatch(each -> each.startsWith(location.replace("s3://", "") + "_delta_log/"))) {
            throw new Failed("there is no Delta log at " + location);
        }
        ObjectNode table = JSON.createObjectNode().put("Name", name.name()).put("DatabaseName", name.schema());
        table.put("TableType", "EXTERNAL_TABLE");
        table.putObject("Parameters").put("EXTERNAL", "TRUE").put("table_type", "DELTA");
        table.putObject("StorageDescriptor").put("Location", location).putArray("Columns");
        tables.putIfAbsent(name, table);
    }

    private void view(String sql) {
        try {
            var statement = new SqlParser().createStatement(sql);
            if (statement instanceof CreateView create
                    && create.isReplace()
                    && create.getComment().isEmpty()) {
                create(name(create.getName()), create.getQuery());
                return;
            }
            if (statement instanceof DropView drop && drop.isExists()) {
                tables.remove(name(drop.getName()));
                return;
            }
        } catch (ParsingException e) {
            throw new Failed(e.getMessage());
        }
        throw new Failed("nobody sends: " + sql);
    }

    private void create(ObjectName name, Query query) {
        require(name.schema());
        ObjectNode definition = JSON.createObjectNode()
                .put("originalSql", SqlFormatter.formatSql(query))
                .put("catalog", "awsdatacatalog")
                .put("schema", name.schema());
        ArrayNode columns = definition.putArray("columns");
        ObjectNode table = JSON.createObjectNode().put("Name", name.name()).put("DatabaseName", name.schema());
        ArrayNode stored = table.put("TableType", "VIRTUAL_VIEW")
                .put("ViewExpandedText", "/* Presto View */")
                .put("Owner", "hadoop")
                .putObject("StorageDescriptor")
                .put("Location", "")
                .putArray("Columns");
        for (String column : columns(query)) {
            columns.addObject().put("name", column).put("type", types.getOrDefault(name + "." + column, "varchar"));
            stored.addObject().put("Name", column).put("Type", "string");
        }
        table.put("ViewOriginalText", "/* Presto View: " + base64(definition) + " */");
        table.putObject("Parameters").put("presto_view", "true").put("comment", "Presto View");
        tables.put(name, table);
    }

    private static String base64(JsonNode definition) {
        return Base64.getEncoder().encodeToString(definition.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Names of what a query selects. */
    private static List<String> columns(Query query) {
        var select = (QuerySpecification) query.getQueryBody();
        var names = new ArrayList<String>();
        select.getSelect().getSelectItems().forEach(item -> {
            if (item instanceof SingleColumn column) {
                names.add(column.getAlias()
                        .map(alias -> alias.getValue())
                        .orElseGet(() -> lastPart(column.getExpression().toString())));
            }
        });
        return names;
    }

    private static String lastPart(String expression) {
        return expression.substring(expression.lastIndexOf('.') + 1).replace("\"", "");
    }

    private void require(String database) {
        if (!databases.containsKey(database)) {
            throw new Failed("SCHEMA_NOT_FOUND: line 1:1: Schema '" + database + "' does not exist");
        }
    }

    private static ObjectName name(QualifiedName name) {
        return new ObjectName(name.getParts().get(0), name.getParts().get(1));
    }
}
