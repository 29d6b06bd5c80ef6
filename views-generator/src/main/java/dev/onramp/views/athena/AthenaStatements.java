package dev.onramp.views.athena;

import dev.onramp.views.Engine;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewStatements;

/** What Athena is asked to run: the statements that {@code onramp views show --engine athena} prints, and the one that takes a view away. */
final class AthenaStatements {
    private AthenaStatements() {}

    /** Harmless when the database exists. */
    static String createDatabase(LakeSchema schema) {
        return ViewStatements.schema(Engine.ATHENA, schema);
    }

    /** Harmless when the table exists. */
    static String createTable(LakeTable table) {
        return ViewStatements.table(Engine.ATHENA, table);
    }

    static String createOrReplaceView(View view) {
        return ViewStatements.view(Engine.ATHENA, view).get(0);
    }

    /** Harmless when the view is gone already. */
    static String dropView(ObjectName view) {
        return "DROP VIEW IF EXISTS " + Engine.ATHENA.sql(view);
    }
}
