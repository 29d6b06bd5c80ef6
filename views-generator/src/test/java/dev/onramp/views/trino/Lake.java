package dev.onramp.views.trino;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.SqlNames;
import dev.onramp.views.SqlTypes;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.ViewsPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A lake with schemas of its own, whose Delta tables Trino itself writes, in place of the ingest. */
final class Lake {
    private static final List<String> LINEAGE = List.of(
            "_op varchar",
            "_sequence varchar",
            "_changed_at timestamp(3) with time zone",
            "_dataid varchar",
            "_mapping_version integer");

    final Settings settings;
    final CanonicalModel model;
    private final LakeLayout layout;
    private final TrinoQuery query;

    /** @param name keeps this lake apart from others in the same Trino */
    Lake(Settings stack, CanonicalModel model, String name) {
        this(
                stack.with(Map.of("lake.schema", name + "_canonical", "trino.views-schema", name + "_views")),
                model,
                new LakeLayout(
                        stack.section("lake").getString("bucket"),
                        new Identifier(name + "_canonical"),
                        new Identifier(name + "_views")));
    }

    private Lake(Settings settings, CanonicalModel model, LakeLayout layout) {
        this.settings = settings;
        this.model = model;
        this.layout = layout;
        this.query = TrinoQuery.of(settings);
    }

    ApplyResult apply() {
        return TrinoViews.of(settings).apply(model);
    }

    ApplyResult apply(Breaking breaking) {
        return TrinoViews.of(settings).apply(model, breaking);
    }

    ViewsPlan plan() {
        return TrinoViews.of(settings).plan(model);
    }

    List<Drift> drift() {
        return TrinoViews.of(settings).drift(model);
    }

    /** The same schemas under another model. */
    Lake with(CanonicalModel changed) {
        return new Lake(settings, changed, layout);
    }

    /** Writes every table of the model into the lake, empty and not registered. */
    void writeTables() throws IOException {
        for (Entity entity : model.entities()) {
            writeTables(entity);
        }
    }

    /** The tables of one entity. */
    void writeTables(Entity entity) throws IOException {
        write(entity, layout.latest(entity));
        write(entity, layout.history(entity));
    }

    private void write(Entity entity, ObjectName name) throws IOException {
        LakeTable table = LakeCatalog.of(model, layout).tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        String columns = entity.fields().stream().map(Lake::definition).collect(Collectors.joining(", "));
        run("CREATE TABLE " + name.sql() + " (" + columns + ", " + String.join(", ", LINEAGE) + ") WITH (location = '"
                + table.location() + "')");
        run(TrinoStatements.unregisterTable(name));
    }

    /** @param values of the entity's columns, as SQL; lineage follows from the rest */
    void insertLatest(String entity, String... rows) throws IOException {
        insert(
                layout.latest(model.entity(new Identifier(entity))),
                List.of(rows).stream()
                        .map(row -> row + ", 'create', '0001', TIMESTAMP '2026-01-31 10:11:12.345 UTC', 'id', 1")
                        .toList());
    }

    /** @param rows values of all columns, as SQL */
    void insertHistory(String entity, String... rows) throws IOException {
        insert(layout.history(model.entity(new Identifier(entity))), List.of(rows));
    }

    private void insert(ObjectName table, List<String> rows) throws IOException {
        run("INSERT INTO " + table.sql() + " VALUES "
                + rows.stream().map(row -> "(" + row + ")").collect(Collectors.joining(", ")));
    }

    /** The result as CSV lines, without the header; CANONICAL and VIEWS stand for the schemas. */
    List<String> rows(String sql) throws IOException {
        return run(sql).lines().skip(1).toList();
    }

    String run(String sql) throws IOException {
        return run(sql, ResultFormat.CSV);
    }

    String run(String sql, ResultFormat format) throws IOException {
        return run(query, sql, format);
    }

    /** As {@link #rows}, asked by somebody else. */
    List<String> rowsFor(String user, String sql) throws IOException {
        var asUser = new TrinoQuery(TrinoAddress.of(settings).as(user));
        return run(asUser, sql, ResultFormat.CSV).lines().skip(1).toList();
    }

    /** With the names of this lake's schemas. */
    String named(String sql) {
        return sql.replace("CANONICAL", layout.tables().value())
                .replace("VIEWS", layout.views().value());
    }

    private String run(TrinoQuery query, String sql, ResultFormat format) throws IOException {
        var out = new StringWriter();
        query.run(named(sql), format, out);
        return out.toString();
    }

    private static String definition(Field field) {
        return SqlNames.quoted(field.name().value()) + " "
                + SqlTypes.of(field.type()).replace("timestamp(3)", "timestamp(3) with time zone");
    }
}
