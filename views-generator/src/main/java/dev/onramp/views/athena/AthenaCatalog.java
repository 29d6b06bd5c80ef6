package dev.onramp.views.athena;

import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.LiveCatalog;
import dev.onramp.views.plan.StoredView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The databases of Athena, over clients that the caller closes. Words of views must be as {@link GlueWords} has them. */
final class AthenaCatalog implements LiveCatalog {
    private final AthenaSession session;
    private final GlueDataCatalog glue;
    private final DeltaLogs logs;

    AthenaCatalog(AthenaConnection connection, Clock clock) {
        this.session = new AthenaSession(connection, clock);
        this.glue = new GlueDataCatalog(connection);
        this.logs = new DeltaLogs(connection);
    }

    /** @throws dev.onramp.config.OnrampException ONR-V036 when no statement could run */
    void requireWorkGroup() {
        session.requireWorkGroup();
    }

    @Override
    public Set<String> schemas() {
        return glue.databases();
    }

    @Override
    public Set<String> tables(String schema) {
        return glue.tables(schema);
    }

    @Override
    public Optional<String> location(ObjectName table) {
        return glue.location(table);
    }

    @Override
    public Map<String, StoredView> views(String schema) {
        return glue.views(schema);
    }

    @Override
    public void create(LakeSchema schema) {
        session.run("schema " + schema.name(), AthenaStatements.createDatabase(schema));
    }

    /** Asks S3 first: Athena's refusal of an empty place could be told from others by its words alone. */
    @Override
    public Registration register(LakeTable table) {
        if (!logs.exist(table)) {
            return Registration.NOT_IN_LAKE;
        }
        session.run("table " + table.name(), AthenaStatements.createTable(table));
        return Registration.DONE;
    }

    /** By Glue: {@code DROP TABLE} of Athena would delete the rows of what turns out to be an Iceberg table. */
    @Override
    public void unregister(ObjectName table) {
        glue.delete(table);
    }

    /** Two steps, since a view of Athena takes no comment. Between them it is right but not known to be generated, and the next apply makes it again. */
    @Override
    public void replace(View view) {
        session.run("view " + view.name(), AthenaStatements.createOrReplaceView(view));
        glue.describe(view);
    }

    /** All of its words at once: Glue replaces the whole entry. */
    @Override
    public void comment(View view, List<ViewColumn> columns) {
        glue.describe(view);
    }

    @Override
    public void drop(ObjectName view) {
        session.run("view " + view, AthenaStatements.dropView(view));
    }
}
