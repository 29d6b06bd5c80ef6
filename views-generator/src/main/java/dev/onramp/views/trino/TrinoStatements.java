package dev.onramp.views.trino;

import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.SqlNames;
import dev.onramp.views.View;
import dev.onramp.views.plan.ViewMark;

/** The statements that bring tables and views into Trino, as text. They name no catalog: the session's is meant. */
public final class TrinoStatements {
    private TrinoStatements() {}

    /** Harmless when the schema exists. */
    public static String createSchema(LakeSchema schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + SqlNames.quoted(schema.name().value()) + " WITH (location = "
                + SqlNames.literal(schema.location()) + ")";
    }

    /** The schema must be empty. */
    static String dropSchema(LakeSchema schema) {
        return "DROP SCHEMA IF EXISTS " + SqlNames.quoted(schema.name().value());
    }

    /** Makes a Delta table that exists in the lake known by name. */
    public static String registerTable(LakeTable table) {
        return "CALL system.register_table(" + arguments(table.name()) + ", table_location => "
                + SqlNames.literal(table.location()) + ")";
    }

    /** Forgets the name; the table in the lake stays. */
    public static String unregisterTable(ObjectName table) {
        return "CALL system.unregister_table(" + arguments(table) + ")";
    }

    /** Drops what Trino remembers of the table; the next query reads its log. */
    public static String forget(ObjectName table) {
        return "CALL system.flush_metadata_cache(" + arguments(table) + ")";
    }

    /** Makes the view what it should be, whatever it was. */
    public static String createOrReplaceView(View view) {
        return "CREATE OR REPLACE VIEW " + view.name().sql() + "\nCOMMENT " + SqlNames.literal(ViewMark.comment(view))
                + "\nSECURITY DEFINER AS\n" + view.body();
    }

    /** Harmless when the view is gone already. */
    public static String dropView(ObjectName view) {
        return "DROP VIEW IF EXISTS " + view.sql();
    }

    /** An empty comment takes it away. */
    public static String commentOnColumn(ObjectName view, String column, String comment) {
        return "COMMENT ON COLUMN " + view.sql() + "." + SqlNames.quoted(column) + " IS "
                + (comment.isEmpty() ? "NULL" : SqlNames.literal(comment));
    }

    private static String arguments(ObjectName table) {
        return "schema_name => " + SqlNames.literal(table.schema()) + ", table_name => "
                + SqlNames.literal(table.name());
    }
}
