package dev.onramp.views.trino;

import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.LiveCatalog;
import dev.onramp.views.plan.StoredView;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalog of Trino, over one session that the caller closes. */
final class TrinoCatalog implements LiveCatalog {
    private final TrinoSession session;
    private final TrinoState state;

    TrinoCatalog(TrinoSession session) {
        this.session = session;
        this.state = new TrinoState(session);
    }

    @Override
    public Set<String> schemas() {
        return session.asked("the list of schemas", state::schemas);
    }

    @Override
    public Set<String> tables(String schema) {
        return session.asked("the list of tables of " + schema, () -> state.tables(schema));
    }

    @Override
    public Optional<String> location(ObjectName table) {
        return session.asked("table " + table, () -> state.location(table));
    }

    @Override
    public Map<String, StoredView> views(String schema) {
        return session.asked("the list of views of " + schema, () -> state.views(schema));
    }

    @Override
    public void create(LakeSchema schema) {
        run("schema " + schema.name(), TrinoStatements.createSchema(schema));
    }

    @Override
    public Registration register(LakeTable table) {
        try {
            session.run(TrinoStatements.registerTable(table));
            return Registration.DONE;
        } catch (SQLException e) {
            if (TrinoFailure.of(e) == TrinoFailure.REFUSED_ARGUMENT) {
                return Registration.NOT_IN_LAKE;
            }
            throw session.failed("table " + table.name(), e);
        }
    }

    @Override
    public void unregister(ObjectName table) {
        run("table " + table, TrinoStatements.unregisterTable(table));
    }

    @Override
    public void replace(View view) {
        run("view " + view.name(), TrinoStatements.createOrReplaceView(view));
    }

    @Override
    public void comment(View view, List<ViewColumn> columns) {
        columns.forEach(column -> run(
                "view " + view.name(), TrinoStatements.commentOnColumn(view.name(), column.name(), column.comment())));
    }

    @Override
    public void drop(ObjectName view) {
        run("view " + view, TrinoStatements.dropView(view));
    }

    private void run(String object, String sql) {
        session.asked(object, () -> {
            session.run(sql);
            return sql;
        });
    }
}
