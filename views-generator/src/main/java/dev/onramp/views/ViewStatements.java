package dev.onramp.views;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements with which a person brings tables and views into an engine: what {@code onramp views show} prints. Without semicolons.
 * Trino is kept up to date by {@code onramp views apply}, which adds to the comment by what it knows its own views.
 */
public final class ViewStatements {
    private ViewStatements() {}

    /** Schemas, tables, views, in the order in which they must run. */
    public static List<String> of(Engine engine, LakeCatalog catalog) {
        var statements = new ArrayList<String>();
        catalog.schemas().forEach(schema -> statements.add(schema(engine, schema)));
        if (engine != Engine.POSTGRESQL) {
            catalog.tables().forEach(table -> statements.add(table(engine, table)));
        }
        catalog.views().forEach(view -> statements.addAll(view(engine, view)));
        return List.copyOf(statements);
    }

    /** Makes the schema where it is not. */
    public static String schema(Engine engine, LakeSchema schema) {
        String name = schema.name().value();
        return switch (engine) {
            case TRINO ->
                "CREATE SCHEMA IF NOT EXISTS " + engine.quoted(name) + " WITH (location = "
                        + SqlNames.literal(schema.location()) + ")";
            case ATHENA ->
                "CREATE DATABASE IF NOT EXISTS `" + name + "` LOCATION " + SqlNames.literal(schema.location() + "/");
            case SPARK -> "CREATE DATABASE IF NOT EXISTS `" + name + "`";
            case POSTGRESQL -> "CREATE SCHEMA IF NOT EXISTS " + engine.quoted(name);
        };
    }

    /** Makes a Delta table that lies in the lake known by name; its columns are those of its log. */
    public static String table(Engine engine, LakeTable table) {
        ObjectName name = table.name();
        return switch (engine) {
            case TRINO ->
                "CALL system.register_table(schema_name => " + SqlNames.literal(name.schema()) + ", table_name => "
                        + SqlNames.literal(name.name()) + ", table_location => " + SqlNames.literal(table.location())
                        + ")";
            // Nothing else may stand there: Athena reads columns and partitions from the log, and refuses others.
            case ATHENA ->
                "CREATE EXTERNAL TABLE IF NOT EXISTS `" + name.schema() + "`.`" + name.name() + "`\nLOCATION "
                        + SqlNames.literal(table.location() + "/") + "\nTBLPROPERTIES ('table_type' = 'DELTA')";
            case SPARK ->
                "CREATE TABLE IF NOT EXISTS `" + name.schema() + "`.`" + name.name() + "` USING DELTA LOCATION "
                        + sparkLiteral(table.location().replaceFirst("^s3:", "s3a:"));
            case POSTGRESQL -> throw new IllegalArgumentException("PostgreSQL has its tables from the ingest");
        };
    }

    /** The view and, where the engine takes them apart from it, its comments. */
    public static List<String> view(Engine engine, View view) {
        String name = engine.sql(view.name());
        return switch (engine) {
            case TRINO, POSTGRESQL -> {
                var statements = new ArrayList<String>();
                statements.add(
                        engine == Engine.TRINO
                                ? "CREATE OR REPLACE VIEW " + name + "\nCOMMENT " + SqlNames.literal(view.comment())
                                        + "\nSECURITY DEFINER AS\n" + view.body()
                                : "CREATE OR REPLACE VIEW " + name + " AS\n" + view.body());
                if (engine == Engine.POSTGRESQL) {
                    statements.add("COMMENT ON VIEW " + name + " IS " + SqlNames.literal(view.comment()));
                }
                view.columns().stream()
                        .filter(column -> !column.comment().isEmpty())
                        .forEach(column -> statements.add("COMMENT ON COLUMN " + name + "."
                                + engine.quoted(column.name()) + " IS " + SqlNames.literal(column.comment())));
                yield statements;
            }
            // Athena's views take no comments.
            case ATHENA -> List.of("CREATE OR REPLACE VIEW " + name + " AS\n" + view.body());
            case SPARK ->
                List.of("CREATE OR REPLACE VIEW " + name + sparkColumns(view) + "\nCOMMENT "
                        + sparkLiteral(view.comment()) + "\nAS\n" + view.body());
        };
    }

    private static String sparkColumns(View view) {
        return view.columns().stream()
                .map(column -> "  " + Engine.SPARK.quoted(column.name())
                        + (column.comment().isEmpty() ? "" : " COMMENT " + sparkLiteral(column.comment())))
                .collect(Collectors.joining(",\n", " (\n", "\n)"));
    }

    /** Spark reads a backslash in a text as the beginning of an escape. */
    static String sparkLiteral(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
